//! 633: the council that made an earlier permanent arrangement has a known number.
//!
//! # What it says
//! LA_PERM, where it is filled in, is the three-figure number of a council of England, 999, or WAL, SCO, NIR or NUK.
//!
//! # Source
//! Rule 633 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PrevPerm; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PrevPerm* LA_PERM=100
//! pass: PrevPerm LA_PERM=330
//! pass: PrevPerm LA_PERM=SCO
//! pass: PrevPerm
//! ```

use crate::case::Case;
use crate::codes::is_council;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("633", &[now(Table::PrevPerm)], &["LA_PERM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.prev_perm {
        found.row_if(row, !row.la_perm.is_empty() && !is_council(row.la_perm));
    }
}
