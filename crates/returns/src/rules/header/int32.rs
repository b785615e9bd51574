//! INT32: each child stands in Header once.
//!
//! # What it says
//! No two rows of Header have the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT32), collection years 2023 to 2027.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* | Header*
//! pass: Header | Header CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT32", &[now(Table::Header)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.headers.len() > 1 {
        found.rows(&case.now.headers);
    }
}
