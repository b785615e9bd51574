//! SW09STG2: a social worker stays for some days.
//!
//! # What it says
//! SW_DEC is not SW_DECOM; since 2026 it is three days later or more.
//!
//! # Source
//! Rule SW09STG2 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes* SW_DECOM=01/05/2025 SW_DEC=03/05/2025
//! fail@2025: SWEpisodes* SW_DECOM=01/05/2024 SW_DEC=01/05/2024
//! pass@2025: SWEpisodes SW_DECOM=01/05/2024 SW_DEC=03/05/2024
//! pass: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=04/05/2025
//! pass: SWEpisodes SW_DECOM=01/05/2025
//! ```

use crate::case::Case;
use crate::day::days_between;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW09STG2", &[now(Table::SwEpisodes)], &["SW_DECOM", "SW_DEC"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.sw_episodes {
        let same = !row.sw_dec.is_blank() && row.sw_dec.text == row.sw_decom.text;
        let short = row.sw_dec.is(|to| row.sw_decom.is(|from| days_between(from, to) < 3));
        found.row_if(row, if case.year.number() < 2026 { same } else { short });
    }
}
