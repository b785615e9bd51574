//! 502: an episode that was open last year is the first of this year.
//!
//! # What it says
//! If an episode of the previous year's return has no DEC, this year's first has the same DECOM.
//!
//! # Source
//! Rule 502 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=02/05/2024 | Episodes.last DECOM=01/05/2024
//! pass: Episodes DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024
//! pass: Episodes DECOM=02/05/2025 | Episodes.last DECOM=01/05/2024 DEC=01/02/2025
//! ```

use crate::case::{Case, first_begun};
use crate::rule::{before, now, Found, Rule};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule =
    Rule::new("502", &[now(Table::Episodes), before(Table::Episodes)], &["DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let Some(first) = first_begun(&case.now.episodes) else { return };
    let open = |last: &Episode<'_>| last.dec.is_blank() && last.decom.day != first.decom.day;
    found.row_if(first, case.before.episodes.iter().any(open));
}
