//! SW11bSTG2: another social worker follows one who left in the last days of the year.
//!
//! # What it says
//! If SW_DEC lies in the last five days of the year, another row begins later.
//!
//! # Source
//! Rule SW11bSTG2 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes* SW_DECOM=01/05/2025 SW_DEC=28/03/2026
//! fail: SWEpisodes SW_DECOM=01/05/2024 SW_DEC=01/05/2025 | SWEpisodes* SW_DECOM=01/05/2025 SW_DEC=28/03/2026
//! pass: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=28/03/2026 | SWEpisodes SW_DECOM=29/03/2026
//! pass: SWEpisodes SW_DECOM=01/05/2025
//! ```

use crate::case::{Case, by_beginning};
use crate::day::plus_days;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW11bSTG2", &[now(Table::SwEpisodes)], &["SW_DEC"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let sorted = by_beginning(&case.now.sw_episodes);
    let (end, last_days) = (case.year.end(), plus_days(case.year.end(), -5));
    let dated: Vec<_> = sorted.into_iter().filter(|row| row.sw_decom.day.is_some()).collect();
    found.rows(dated.last().copied().filter(|row| row.sw_dec.is(|to| (last_days..=end).contains(&to))));
}
