//! SW12STG2: of a child who was looked after the return names the social workers of that time.
//!
//! # What it says
//! A child whose care, other than a short break (V3, V4), began, ended or goes on in the time that is returned has
//! social workers. None of them came before care that is still open began or after care that has ended did.
//!
//! # Source
//! Rule SW12STG2 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! SWEpisodes, Episodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: SWEpisodes CHILD=B | Episodes* DECOM=01/05/2025 RNE=S LS=C2
//! fail: SWEpisodes SW_DECOM=02/06/2025 | Episodes* DECOM=01/05/2024 RNE=L LS=C2 DEC=01/06/2025 REC=E4A
//! fail: SWEpisodes SW_DECOM=30/04/2025 | Episodes* DECOM=01/05/2025 RNE=S LS=C2
//! pass: SWEpisodes SW_DECOM=01/05/2025 | Episodes DECOM=01/05/2025 RNE=S LS=C2
//! pass: SWEpisodes SW_DECOM=30/04/2025 | Episodes DECOM=01/05/2025 RNE=P LS=C2
//! pass: SWEpisodes CHILD=B | Episodes DECOM=01/05/2025 RNE=S LS=V4
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Episode, Table, WorkerTime};

pub(super) const RULE: Rule =
    Rule::new("SW12STG2", &[now(Table::SwEpisodes), now(Table::Episodes)], &["SW_DECOM"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let from_year = case.year.number();
    for episode in case.now.episodes.iter().filter(|episode| !episode.is_short_break()) {
        let Episode { decom, dec: ended, rne, rec, .. } = episode;
        let returned = from_year < 2025
            || ended.day.is_none()
            || ended.is(|to| case.year.holds(to) || case.year.previous_holds(to));
        if !returned || !(*rne == "S" || *rec != "X1") {
            continue;
        }
        let fits = |time: &WorkerTime<'_>| {
            let began_on = time.sw_decom.day;
            let before_end = *rec != "X1" && began_on.is_some_and(|began_on| ended.is(|to| began_on <= to));
            let after_start = *rne == "S" && began_on.is_some_and(|began_on| decom.is(|from| began_on >= from));
            before_end || after_start || (ended.day.is_none() && *rne != "S" && began_on.is_some())
        };
        found.row_if(episode, case.now.sw_episodes.is_empty() || !case.now.sw_episodes.iter().all(fits));
    }
}
