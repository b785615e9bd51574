//! SW11aSTG2: another social worker follows one who left before the last days of the year.
//!
//! # What it says
//! If SW_DEC is more than five days before 31 March, the next SW_DECOM is within five days of it.
//!
//! # Source
//! Rule SW11aSTG2 of the validation rules of the return, collection years 2024 to 2024, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2024.
//!
//! # Example
//! ```text
//! fail@2024: SWEpisodes SW_DECOM=01/05/2023 SW_DEC=01/06/2023 | SWEpisodes* SW_DECOM=08/06/2023
//! pass@2024: SWEpisodes SW_DECOM=01/05/2023 SW_DEC=01/06/2023 | SWEpisodes SW_DECOM=06/06/2023
//! ```

use crate::case::{Case, by_beginning};
use crate::day::{days_between, plus_days};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW11aSTG2", &[now(Table::SwEpisodes)], &["SW_DEC"], check).since(2024).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let sorted = by_beginning(&case.now.sw_episodes);
    let last_days = plus_days(case.year.end(), -5);
    for (before, row) in sorted.iter().zip(sorted.iter().skip(1)) {
        let Some(to) = before.sw_dec.day.filter(|to| *to <= last_days) else { continue };
        found.row_if(*row, row.sw_decom.day.is_none_or(|from| days_between(to, from).abs() > 5));
    }
}
