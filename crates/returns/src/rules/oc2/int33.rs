//! INT33: each child stands in OC2 once.
//!
//! # What it says
//! No two rows of OC2 have the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT33), collection years 2023 to 2027.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* | OC2*
//! pass: OC2 | OC2 CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT33", &[now(Table::Oc2)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.oc2.len() > 1 {
        found.rows(&case.now.oc2);
    }
}
