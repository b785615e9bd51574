//! INT05: each child of OC2 stands in Header.
//!
//! # What it says
//! Each row of OC2 has a row of Header with the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT05), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* CHILD=B | Header
//! pass: OC2 | Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT05", &[now(Table::Header), now(Table::Oc2)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.headers.is_empty() {
        found.rows(&case.now.oc2);
    }
}
