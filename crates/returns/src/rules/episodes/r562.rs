//! 562: an episode from before the year is the last of last year.
//!
//! # What it says
//! If a child's first episode began before the year, the last episode of last year's return began on the same day.
//!
//! # Source
//! Rule 562 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 | Episodes.last DECOM=02/05/2024
//! fail: Episodes* DECOM=01/05/2024
//! fail: Episodes* DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024 | Episodes.last DECOM=01/08/2024
//! pass: Episodes DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024
//! pass: Episodes DECOM=01/05/2025 | Episodes.last DECOM=02/05/2024
//! ```

use crate::case::{Case, first_begun, last_begun};
use crate::rule::{Found, Rule, before, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("562", &[now(Table::Episodes), before(Table::Episodes)], &["DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let first = first_begun(&case.now.episodes).filter(|first| first.decom.is(|day| day < case.year.start()));
    let last = last_begun(&case.before.episodes).and_then(|last| last.decom.day);
    found.rows(first.filter(|first| first.decom.day != last));
}
