//! SW13STG1: why a social worker came is a known code.
//!
//! # What it says
//! SW_REASON is one of its codes. Since 2025 it may be blank where SW_DECOM is before 1 April 2023.
//!
//! # Source
//! Rule SW13STG1 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes* SW_REASON=NEW SW_DECOM=01/05/2025
//! fail: SWEpisodes* SW_DECOM=01/04/2023
//! fail@2024: SWEpisodes* SW_DECOM=01/03/2023
//! pass: SWEpisodes SW_DECOM=01/03/2023
//! pass: SWEpisodes SW_REASON=FCONTA
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW13STG1", &[now(Table::SwEpisodes)], &["SW_REASON"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let first_day = jiff::civil::date(2023, 4, 1);
    for row in &case.now.sw_episodes {
        let blank = row.sw_reason.is_empty();
        let early = case.year.number() >= 2025 && row.sw_decom.day.is_none_or(|from| from < first_day);
        found.row_if(row, !(counts(List::SocialWorkerReason, row.sw_reason, case.year) || (blank && early)));
    }
}
