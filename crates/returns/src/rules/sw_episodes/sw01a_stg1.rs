//! SW01aSTG1: of a social worker before April 2023 the number is said.
//!
//! # What it says
//! SW_DECOM is filled in; and SW_ID too, if SW_DECOM is before 1 April 2023.
//!
//! # Source
//! Rule SW01aSTG1 of the validation rules of the return, collection years 2025 to 2025, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2025 to 2025.
//!
//! # Example
//! ```text
//! fail@2025: SWEpisodes* SW_DECOM=01/03/2023
//! fail@2025: SWEpisodes* SW_ID=SW1
//! pass@2025: SWEpisodes SW_DECOM=01/05/2023
//! pass@2025: SWEpisodes SW_DECOM=01/03/2023 SW_ID=SW1
//! ```

use domain::Date;

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW01aSTG1", &[now(Table::SwEpisodes)], &["SW_DECOM", "SW_ID"], check).since(2025).until(2025);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.sw_episodes {
        found.row_if(row, row.sw_decom.day.is_none_or(|from| from < FIRST_DAY && row.sw_id.is_empty()));
    }
}

/// The first day of which social workers are returned.
const FIRST_DAY: Date = jiff::civil::date(2023, 4, 1);
