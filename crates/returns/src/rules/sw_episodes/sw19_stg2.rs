//! SW19STG2: no two social workers come on one day.
//!
//! # What it says
//! No two rows of a child have the same SW_DECOM.
//!
//! # Source
//! Rule SW19STG2 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes SW_DECOM=01/05/2025 | SWEpisodes* SW_DECOM=01/05/2025
//! pass: SWEpisodes SW_DECOM=01/05/2025 | SWEpisodes SW_DECOM=02/05/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW19STG2", &[now(Table::SwEpisodes)], &["SW_DEC", "SW_DECOM"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let mut known: Vec<&str> = Vec::new();
    for row in &case.now.sw_episodes {
        found.row_if(row, known.contains(&row.sw_decom.text));
        known.push(row.sw_decom.text);
    }
}
