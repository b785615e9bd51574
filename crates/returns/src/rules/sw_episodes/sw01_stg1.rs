//! SW01STG1: of a child looked after at the end of the year the return names a social worker.
//!
//! # What it says
//! A child with an episode open at the end of the year, other than a short break (V3, V4), has rows in SWEpisodes,
//! each with SW_ID, SW_DECOM and SW_REASON.
//!
//! # Source
//! Rule SW01STG1 of the validation rules of the return, collection years 2024 to 2024, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes, Episodes; collection years 2024 to 2024.
//!
//! # Example
//! ```text
//! fail@2024: SWEpisodes* SW_ID=SW1 SW_DECOM=01/05/2023 | Episodes LS=C2
//! fail@2024: SWEpisodes CHILD=B | Episodes* LS=C2
//! pass@2024: SWEpisodes CHILD=B | Episodes LS=V4
//! pass@2024: SWEpisodes SW_ID=SW1 SW_DECOM=01/05/2023 SW_REASON=FCONTA | Episodes LS=C2
//! pass@2024: SWEpisodes | Episodes LS=C2 DEC=01/05/2023
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Table, WorkerTime};

pub(super) const RULE: Rule =
    Rule::new("SW01STG1", &[now(Table::SwEpisodes), now(Table::Episodes)], &["DEC"], check).since(2024).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let open: Vec<_> = case.now.episodes.iter().filter(|row| row.dec.is_blank() && !row.is_short_break()).collect();
    let lacks = |row: &&WorkerTime<'_>| row.sw_id.is_empty() || row.sw_decom.is_blank() || row.sw_reason.is_empty();
    if !open.is_empty() {
        found.rows(case.now.sw_episodes.iter().filter(lacks));
        if case.now.sw_episodes.is_empty() {
            found.rows(open);
        }
    }
}
