//! INT02: each child of PlacedAdoption stands in Header.
//!
//! # What it says
//! Each row of PlacedAdoption has a row of Header with the same CHILD.
//!
//! # Source
//! A check of the sector's open validator (INT02), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* CHILD=B | Header
//! pass: PlacedAdoption | Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("INT02", &[now(Table::Header), now(Table::PlacedAdoption)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.headers.is_empty() {
        found.rows(&case.now.placed_adoption);
    }
}
