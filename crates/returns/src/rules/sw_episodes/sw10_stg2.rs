//! SW10STG2: one social worker follows another within a week.
//!
//! # What it says
//! SW_DECOM is within seven days of the SW_DEC before it; since 2025 not where the worker is the first contact
//! (FCONTA).
//!
//! # Source
//! Rule SW10STG2 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025 SW_REASON=FCONTA | SWEpisodes* SW_DECOM=10/06/2025 SW_REASON=MANAGE
//! fail@2024: SWEpisodes SW_DECOM=01/05/2023 SW_DEC=01/06/2023 | SWEpisodes* SW_DECOM=10/06/2023 SW_REASON=FCONTA
//! pass: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025 | SWEpisodes SW_DECOM=08/06/2025 SW_REASON=MANAGE
//! pass: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025 | SWEpisodes SW_DECOM=10/06/2025 SW_REASON=FCONTA
//! ```

use crate::case::{Case, by_beginning, far_apart};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW10STG2", &[now(Table::SwEpisodes)], &["SW_DECOM"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let sorted = by_beginning(&case.now.sw_episodes);
    for (before, row) in sorted.iter().zip(sorted.iter().skip(1)) {
        found.row_if(*row, (case.year.number() < 2025 || row.sw_reason != "FCONTA") && far_apart(before, row));
    }
}
