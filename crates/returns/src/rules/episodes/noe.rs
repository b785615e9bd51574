//! NoE: a child looked after before the year is in last year's return.
//!
//! # What it says
//! If an episode began before the year, last year's return has an episode of the child.
//!
//! # Source
//! Rule NoE of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 | Episodes DECOM=01/05/2025
//! fail: Episodes* DECOM=01/05/2024 | Episodes.last CHILD=B
//! pass: Episodes DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024
//! pass: Episodes DECOM=01/05/2025
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, before, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("NoE", &[now(Table::Episodes), before(Table::Episodes)], &["DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if !case.before.episodes.is_empty() {
        return;
    }
    for row in &case.now.episodes {
        found.row_if(row, row.decom.is(|day| day < case.year.start()));
    }
}
