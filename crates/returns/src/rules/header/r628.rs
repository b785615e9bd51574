//! 628: of a care leaver who was not looked after in the year, the return says nothing of motherhood.
//!
//! # What it says
//! MOTHER is blank for a care leaver of OC3 without an episode in this year's return.
//!
//! # Source
//! Rule 628 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header, OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* MOTHER=0 | OC3 IN_TOUCH=YES ACTIV=F2 ACCOM=U1
//! pass: Header | OC3 IN_TOUCH=YES ACTIV=F2 ACCOM=U1
//! pass: Header MOTHER=0 | OC3 IN_TOUCH=YES | Episodes
//! pass: Header MOTHER=0
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{CareLeaver, Table};

pub(super) const RULE: Rule =
    Rule::new("628", &[now(Table::Episodes), now(Table::Header), now(Table::Oc3)], &["MOTHER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.episodes.is_empty() && case.now.oc3.iter().any(CareLeaver::says_anything) {
        found.rows(case.now.headers.iter().filter(|row| !row.mother.is_empty()));
    }
}
