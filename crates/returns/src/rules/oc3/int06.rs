//! INT06: each child of OC3 stands in Header.
//!
//! # What it says
//! Each row of OC3 has a row of Header with the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT06), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* CHILD=B | Header
//! pass: OC3 | Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT06", &[now(Table::Header), now(Table::Oc3)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.headers.is_empty() {
        found.rows(&case.now.oc3);
    }
}
