//! 562: an episode that began before the year is last year's last one.
//!
//! # What it says
//! This year's first episode, if it began before 1 April of the collection year, has the DECOM of last year's last.
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
//! fail: Episodes* DECOM=01/05/2024 | Episodes.last CHILD=B
//! pass: Episodes DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024
//! pass: Episodes DECOM=01/05/2025 | Episodes.last CHILD=B
//! ```

use crate::case::{Case, first_begun, last_begun};
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("562", &[now(Table::Episodes), before(Table::Episodes)], &["DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let Some(first) = first_begun(&case.now.episodes) else { return };
    let last = last_begun(&case.before.episodes).and_then(|last| last.decom.day);
    found.row_if(first, first.decom.is(|from| from < case.year.start() && Some(from) != last));
}
