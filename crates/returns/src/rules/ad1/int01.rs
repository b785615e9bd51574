//! INT01: each child of AD1 stands in Header.
//!
//! # What it says
//! Each row of AD1 has a row of Header with the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT01), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* CHILD=B | Header
//! pass: AD1 | Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT01", &[now(Table::Header), now(Table::Ad1)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.headers.is_empty() {
        found.rows(&case.now.ad1);
    }
}
