//! SW06STG2: a social worker came before the year ended.
//!
//! # What it says
//! SW_DECOM is not after 31 March of the collection year.
//!
//! # Source
//! Rule SW06STG2 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes* SW_DECOM=01/04/2026
//! pass: SWEpisodes SW_DECOM=31/03/2026
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW06STG2", &[now(Table::SwEpisodes)], &["SW_DECOM"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.sw_episodes {
        found.row_if(row, row.sw_decom.is(|from| from > case.year.end()));
    }
}
