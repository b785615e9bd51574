//! SW17STG2: a social worker goes on at the end of the year.
//!
//! # What it says
//! The row that begins last has no SW_DEC.
//!
//! # Source
//! Rule SW17STG2 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes* SW_DECOM=01/05/2025 SW_DEC=01/06/2025
//! pass: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025 | SWEpisodes SW_DECOM=01/06/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Table, WorkerTime};

pub(super) const RULE: Rule =
    Rule::new("SW17STG2", &[now(Table::SwEpisodes)], &["SW_DEC", "SW_DECOM"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let begun = |row: &&WorkerTime<'_>| row.sw_decom.day;
    let last = case.now.sw_episodes.iter().reduce(|last, next| if begun(&next) > begun(&last) { next } else { last });
    found.rows(last.filter(|row| !row.sw_dec.is_blank()));
}
