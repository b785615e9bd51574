//! SW01bSTG1: of a social worker since April 2023 number and reason are said.
//!
//! # What it says
//! SW_DECOM is filled in; and SW_ID and SW_REASON too, if SW_DECOM is on or after 1 April 2023.
//!
//! # Source
//! Rule SW01bSTG1 of the validation rules of the return, collection years 2025 to 2025, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2025 to 2025.
//!
//! # Example
//! ```text
//! fail@2025: SWEpisodes* SW_DECOM=01/04/2023 SW_ID=SW1
//! fail@2025: SWEpisodes* SW_ID=SW1
//! pass@2025: SWEpisodes SW_DECOM=01/03/2023
//! pass@2025: SWEpisodes SW_DECOM=01/05/2023 SW_ID=SW1 SW_REASON=FCONTA
//! ```

use domain::Date;

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW01bSTG1", &[now(Table::SwEpisodes)], &["SW_DECOM", "SW_ID", "SW_REASON"], check).since(2025).until(2025);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.sw_episodes {
        found.row_if(row, row.sw_decom.day.is_none_or(|from| from >= FIRST_DAY && (row.sw_id.is_empty() || row.sw_reason.is_empty())));
    }
}

/// The first day of which social workers are returned.
const FIRST_DAY: Date = jiff::civil::date(2023, 4, 1);
