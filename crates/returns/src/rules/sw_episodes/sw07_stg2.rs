//! SW07STG2: a social worker who left did so in the time that is returned.
//!
//! # What it says
//! SW_DEC, where it is filled in, lies in the collection year or, since 2025, the year before it.
//!
//! # Source
//! Rule SW07STG2 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes* SW_DEC=31/03/2024
//! fail: SWEpisodes* SW_DEC=01/04/2026
//! fail@2024: SWEpisodes* SW_DEC=31/03/2023
//! pass: SWEpisodes SW_DEC=01/05/2024
//! pass: SWEpisodes
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW07STG2", &[now(Table::SwEpisodes)], &["SW_DEC"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.sw_episodes {
        found.row_if(row, row.sw_dec.is(|to| !case.year.holds(to) && (case.year.number() < 2025 || !case.year.previous_holds(to))));
    }
}
