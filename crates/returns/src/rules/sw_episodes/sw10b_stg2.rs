//! SW10bSTG2: a first contact comes after the social worker before has left.
//!
//! # What it says
//! If SW_REASON is FCONTA, SW_DECOM is after the SW_DEC before it.
//!
//! # Source
//! Rule SW10bSTG2 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025 | SWEpisodes* SW_DECOM=01/06/2025 SW_REASON=FCONTA
//! pass: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025 | SWEpisodes SW_DECOM=02/06/2025 SW_REASON=FCONTA
//! pass: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025 | SWEpisodes SW_DECOM=01/06/2025 SW_REASON=MANAGE
//! ```

use crate::case::{Case, by_beginning};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW10bSTG2", &[now(Table::SwEpisodes)], &["SW_DECOM", "SW_REASON"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let sorted = by_beginning(&case.now.sw_episodes);
    for (before, row) in sorted.iter().zip(sorted.iter().skip(1)) {
        found.row_if(*row, row.sw_reason == "FCONTA" && row.sw_decom.is(|from| before.sw_dec.is(|to| from <= to)));
    }
}
