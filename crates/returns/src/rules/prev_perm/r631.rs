//! 631: an earlier permanent arrangement has a known code.
//!
//! # What it says
//! PREV_PERM, where it is filled in, is P1 to P4 or Z1.
//!
//! # Source
//! Rule 631 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PrevPerm; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PrevPerm* PREV_PERM=P9
//! pass: PrevPerm PREV_PERM=Z1
//! pass: PrevPerm
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("631", &[now(Table::PrevPerm)], &["PREV_PERM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.prev_perm {
        found.row_if(row, !row.prev_perm.is_empty() && !counts(List::PreviousPermanence, row.prev_perm, case.year));
    }
}
