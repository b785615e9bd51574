//! INT35: each child stands in PrevPerm once.
//!
//! # What it says
//! No two rows of PrevPerm have the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT35), collection years 2023 to 2027.
//!
//! # Applies to
//! PrevPerm; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PrevPerm* | PrevPerm*
//! pass: PrevPerm | PrevPerm CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT35", &[now(Table::PrevPerm)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.prev_perm.len() > 1 {
        found.rows(&case.now.prev_perm);
    }
}
