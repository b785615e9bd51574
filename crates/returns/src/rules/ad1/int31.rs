//! INT31: each child stands in AD1 once.
//!
//! # What it says
//! No two rows of AD1 have the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT31), collection years 2023 to 2027.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* | AD1*
//! pass: AD1 | AD1 CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT31", &[now(Table::Ad1)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.ad1.len() > 1 {
        found.rows(&case.now.ad1);
    }
}
