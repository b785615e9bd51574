//! SW03STG1: of a social worker everything is said.
//!
//! # What it says
//! SW_ID, SW_DECOM and SW_REASON are filled in.
//!
//! # Source
//! Rule SW03STG1 of the validation rules of the return, collection years 2024 to 2024, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2024.
//!
//! # Example
//! ```text
//! fail@2024: SWEpisodes* SW_ID=SW1
//! pass@2024: SWEpisodes SW_ID=SW1 SW_DECOM=01/05/2023 SW_REASON=FCONTA
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW03STG1", &[now(Table::SwEpisodes)], &["SW_ID", "SW_DECOM", "SW_REASON"], check).since(2024).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.sw_episodes {
        found.row_if(row, row.sw_id.is_empty() || row.sw_decom.is_blank() || row.sw_reason.is_empty());
    }
}
