//! INT36: each child stands in UASC once.
//!
//! # What it says
//! No two rows of UASC have the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT36), collection years 2023 to 2027.
//!
//! # Applies to
//! UASC; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: UASC* | UASC*
//! pass: UASC | UASC CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT36", &[now(Table::Uasc)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.uasc.len() > 1 {
        found.rows(&case.now.uasc);
    }
}
