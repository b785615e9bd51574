//! NoE: a child whose care began before the year stands in last year's return.
//!
//! # What it says
//! A child with an episode that began before 1 April of the collection year has an episode in the previous year's
//! return.
//!
//! # Source
//! A check of the sector's open validator (NoE), collection years 2023 to 2027.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 | Episodes.last CHILD=B
//! pass: Episodes DECOM=01/05/2024 | Episodes.last
//! pass: Episodes DECOM=01/05/2025 | Episodes.last CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("NoE", &[now(Table::Episodes), before(Table::Episodes)], &["DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.before.episodes.is_empty() {
        let start = case.year.start();
        found.rows(case.now.episodes.iter().filter(|row| row.decom.is(|from| from < start)));
    }
}
