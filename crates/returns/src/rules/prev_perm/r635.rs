//! 635: where there was no earlier permanent arrangement, nothing is said of it.
//!
//! # What it says
//! If PREV_PERM is Z1 or blank, LA_PERM and DATE_PERM are blank.
//!
//! # Source
//! Rule 635 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PrevPerm; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PrevPerm* PREV_PERM=Z1 LA_PERM=800
//! fail: PrevPerm* DATE_PERM=01/05/2020
//! pass: PrevPerm PREV_PERM=P1 LA_PERM=800
//! pass: PrevPerm PREV_PERM=Z1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("635", &[now(Table::PrevPerm)], &["LA_PERM", "DATE_PERM", "PREV_PERM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.prev_perm {
        found.row_if(row, matches!(row.prev_perm, "" | "Z1") && !(row.la_perm.is_empty() && row.date_perm.is_empty()));
    }
}
