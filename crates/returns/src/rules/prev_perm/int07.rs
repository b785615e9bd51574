//! INT07: each child of PrevPerm stands in Header.
//!
//! # What it says
//! Each row of PrevPerm has a row of Header with the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT07), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, PrevPerm; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PrevPerm* CHILD=B | Header
//! pass: PrevPerm | Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT07", &[now(Table::Header), now(Table::PrevPerm)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.headers.is_empty() {
        found.rows(&case.now.prev_perm);
    }
}
