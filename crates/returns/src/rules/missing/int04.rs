//! INT04: each child of Missing stands in Header.
//!
//! # What it says
//! Each row of Missing has a row of Header with the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT04), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* CHILD=B | Header
//! pass: Missing | Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT04", &[now(Table::Header), now(Table::Missing)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.headers.is_empty() {
        found.rows(&case.now.missing);
    }
}
