//! SW04STG1: the first day with a social worker is a day.
//!
//! # What it says
//! SW_DECOM, where it is filled in, is dd/mm/yyyy and the day exists. To 2025 parts that are not known may be zz.
//!
//! # Source
//! Rule SW04STG1 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes* SW_DECOM=31/02/2026
//! fail: SWEpisodes* SW_DECOM=zz/02/2024
//! pass@2025: SWEpisodes SW_DECOM=ZZ/02/2024
//! pass: SWEpisodes SW_DECOM=28/02/2026
//! pass: SWEpisodes
//! ```

use crate::case::Case;
use crate::day::latest_day;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("SW04STG1", &[now(Table::SwEpisodes)], &["SW_DECOM"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.sw_episodes {
        found.row_if(row, row.sw_decom.is_wrong() && (case.year.number() > 2025 || latest_day(row.sw_decom.text).is_none()));
    }
}
