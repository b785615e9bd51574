//! INT08: each child of Reviews stands in Header.
//!
//! # What it says
//! Each row of Reviews has a row of Header with the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT08), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, Reviews; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Reviews* CHILD=B | Header
//! pass: Reviews | Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT08", &[now(Table::Header), now(Table::Reviews)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.headers.is_empty() {
        found.rows(&case.now.reviews);
    }
}
