//! INT34: each child stands in OC3 once.
//!
//! # What it says
//! No two rows of OC3 have the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT34), collection years 2023 to 2027.
//!
//! # Applies to
//! OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* | OC3*
//! pass: OC3 | OC3 CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT34", &[now(Table::Oc3)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.oc3.len() > 1 {
        found.rows(&case.now.oc3);
    }
}
