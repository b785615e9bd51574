//! INT03: each child of Episodes stands in Header.
//!
//! # What it says
//! Each row of Episodes has a row of Header with the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT03), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* CHILD=B | Header
//! pass: Episodes | Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT03", &[now(Table::Header), now(Table::Episodes)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.headers.is_empty() {
        found.rows(&case.now.episodes);
    }
}
