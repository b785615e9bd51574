//! SW14STG2: only the last social worker goes on.
//!
//! # What it says
//! Each row but the one that begins last has a SW_DEC.
//!
//! # Source
//! Rule SW14STG2 of the validation rules of the return, collection years 2024 to 2024, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2024.
//!
//! # Example
//! ```text
//! fail@2024: SWEpisodes* SW_DECOM=01/05/2023 | SWEpisodes SW_DECOM=01/06/2023
//! pass@2024: SWEpisodes SW_DECOM=01/05/2023 SW_DEC=01/06/2023 | SWEpisodes SW_DECOM=01/06/2023
//! ```

use crate::case::{Case, by_beginning};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW14STG2", &[now(Table::SwEpisodes)], &["SW_DEC"], check).since(2024).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let sorted = by_beginning(&case.now.sw_episodes);
    if let Some((_, earlier)) = sorted.split_last() {
        found.rows(earlier.iter().copied().filter(|row| row.sw_dec.day.is_none()));
    }
}
