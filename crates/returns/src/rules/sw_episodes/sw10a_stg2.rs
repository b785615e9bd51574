//! SW10aSTG2: one social worker follows another within a week, unless they are the first contact.
//!
//! # What it says
//! SW_DECOM is within seven days of the SW_DEC before it, unless SW_REASON is FCONTA.
//!
//! # Source
//! Rule SW10aSTG2 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025 | SWEpisodes* SW_DECOM=10/06/2025
//! pass: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025 | SWEpisodes SW_DECOM=25/05/2025 SW_REASON=MANAGE
//! pass: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025 | SWEpisodes SW_DECOM=10/06/2025 SW_REASON=FCONTA
//! ```

use crate::case::{Case, by_beginning, far_apart};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW10aSTG2", &[now(Table::SwEpisodes)], &["SW_DECOM"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let sorted = by_beginning(&case.now.sw_episodes);
    for (before, row) in sorted.iter().zip(sorted.iter().skip(1)) {
        found.row_if(*row, row.sw_reason != "FCONTA" && far_apart(before, row));
    }
}
