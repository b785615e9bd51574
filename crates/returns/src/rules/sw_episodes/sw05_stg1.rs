//! SW05STG1: the last day with a social worker is a day.
//!
//! # What it says
//! SW_DEC, where it is filled in, is dd/mm/yyyy and the day exists. To 2025 parts that are not known may be zz.
//!
//! # Source
//! Rule SW05STG1 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes* SW_DEC=31/02/2026
//! fail: SWEpisodes* SW_DEC=zz/02/2024
//! pass@2025: SWEpisodes SW_DEC=ZZ/02/2024
//! pass: SWEpisodes SW_DEC=28/02/2026
//! pass: SWEpisodes
//! ```

use crate::case::Case;
use crate::day::latest_day;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW05STG1", &[now(Table::SwEpisodes)], &["SW_DEC"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.sw_episodes {
        found.row_if(row, row.sw_dec.is_wrong() && (case.year.number() > 2025 || latest_day(row.sw_dec.text).is_none()));
    }
}
