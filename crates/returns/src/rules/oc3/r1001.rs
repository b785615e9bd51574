//! 1001: a care leaver was looked after for long enough, and was not adopted.
//!
//! # What it says
//! The person's episodes come to 13 weeks or more since the 14th birthday, with a day or more since the 16th, short
//! breaks (V3, V4) left out, and the last of them did not end in adoption. Where the returns at hand do not reach back
//! to the 14th birthday, days before them may be missing, so only adoption counts against the person.
//!
//! # Source
//! Rule 1001 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, OC3, Header, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* | Header DOB=01/05/2010 | Episodes DECOM=01/06/2025 LS=C2 | Episodes.last CHILD=B
//! fail: OC3* | Header DOB=01/05/2006 | Episodes CHILD=B | Episodes.last DECOM=01/05/2020 LS=C2 DEC=01/02/2025 REC=E12
//! pass: OC3 | Header DOB=01/05/2006 | Episodes CHILD=B | Episodes.last CHILD=B
//! pass: OC3 | Header DOB=01/05/2006 | Episodes CHILD=B | Episodes.last DECOM=01/01/2025 LS=C2 DEC=01/02/2025 REC=E5
//! ```

use domain::Date;
use domain::care::{CareEpisode, CareLegalStatus, DayCount};

use crate::case::{Case, last_begun};
use crate::day::plus_years;
use crate::rule::{before, now, Found, Rule};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule =
    Rule::new("1001", &[now(Table::Episodes), now(Table::Oc3), now(Table::Header), before(Table::Episodes)], &["IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let known = case.all_episodes();
    let adopted = last_begun(&known).is_some_and(|last| matches!(last.rec, "E11" | "E12"));
    let too_short = case.dob().is_some_and(|dob| case.reaches_back_to(plus_years(dob, 14)) && !is_long_enough(&known, dob, case.year.end()));
    if adopted || too_short {
        found.rows(&case.now.oc3);
    }
}

/// Whether the days of care come to 13 weeks since 14, with one since 16.
fn is_long_enough(episodes: &[Episode<'_>], dob: Date, until: Date) -> bool {
    let read = |episode: &Episode<'_>| {
        let legal_status = CareLegalStatus::from_code(episode.ls)?;
        Some(CareEpisode {
            from: episode.decom.day?,
            to: episode.dec.day,
            legal_status,
            placement: None,
            reason_new: None,
            reason_ended: None,
            reason_place_change: None,
        })
    };
    DayCount::new(dob, &episodes.iter().filter_map(read).collect::<Vec<_>>(), until).is_long_enough()
}
