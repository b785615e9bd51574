//! 446: no placement order is older than December 2005.
//!
//! # What it says
//! An episode under a placement order (E1) began on or after 1 December 2005.
//!
//! # Source
//! Rule 446 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=E1 DECOM=30/11/2005
//! pass: Episodes LS=E1 DECOM=01/12/2005
//! pass: Episodes LS=C2 DECOM=30/11/2005
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use domain::Date;

pub(super) const RULE: Rule = Rule::new("446", &[now(Table::Episodes)], &["LS", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.ls == "E1" && row.decom.is(|day| day < Date::constant(2005, 12, 1)));
    }
}
