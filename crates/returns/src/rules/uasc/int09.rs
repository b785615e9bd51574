//! INT09: each child of UASC stands in Header.
//!
//! # What it says
//! Each row of UASC has a row of Header with the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT09), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, UASC; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: UASC* CHILD=B | Header
//! pass: UASC | Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT09", &[now(Table::Header), now(Table::Uasc)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.headers.is_empty() {
        found.rows(&case.now.uasc);
    }
}
