//! SW18STG2: a social worker leaves after coming.
//!
//! # What it says
//! SW_DEC is after SW_DECOM.
//!
//! # Source
//! Rule SW18STG2 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes* SW_DECOM=01/05/2025 SW_DEC=01/05/2025
//! pass: SWEpisodes SW_DECOM=01/05/2025 SW_DEC=02/05/2025
//! pass: SWEpisodes SW_DECOM=01/05/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW18STG2", &[now(Table::SwEpisodes)], &["SW_DEC", "SW_DECOM"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.sw_episodes {
        found.row_if(row, row.sw_decom.is(|from| row.sw_dec.is(|to| to <= from)));
    }
}
