//! SW02STG1: a social worker's number begins with SW or XX.
//!
//! # What it says
//! SW_ID begins with SW, or with XX where it is not known; since 2026 it has four characters or more.
//!
//! # Source
//! Rule SW02STG1 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes* SW_ID=AB12
//! fail: SWEpisodes* SW_ID=SW1
//! fail: SWEpisodes*
//! pass: SWEpisodes SW_ID=SW12
//! pass@2025: SWEpisodes SW_ID=SW1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW02STG1", &[now(Table::SwEpisodes)], &["SW_ID"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.sw_episodes {
        found.row_if(row, !matches!(row.sw_id.get(..2), Some("SW" | "XX")) || (case.year.number() >= 2026 && row.sw_id.chars().count() < 4));
    }
}
