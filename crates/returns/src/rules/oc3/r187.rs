//! 187: a child looked after all year is neither adopted nor a care leaver.
//!
//! # What it says
//! A child who was looked after for the whole year has nothing filled in in OC3 or AD1.
//!
//! # Source
//! Rule 187 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3, AD1, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* IN_TOUCH=YES | AD1* NB_ADOPTR=2 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC3 IN_TOUCH=YES | AD1 CHILD=B | Episodes DECOM=01/05/2020 RNE=S LS=C2 DEC=01/05/2025 REC=E5
//! pass: OC3 | AD1 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("187", &[now(Table::Oc3), now(Table::Ad1), now(Table::Episodes)], &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR", "IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.is_looked_after_all_year() {
        found.rows(case.now.oc3.iter().filter(|row| row.says_anything()));
        found.rows(case.now.ad1.iter().filter(|row| row.says_anything()));
    }
}
