//! 580: of a child who is missing on turning 18 the care ended for another reason.
//!
//! # What it says
//! If a time a child was missing ended on the 18th birthday, and so did an episode, that episode ended for another
//! reason (E8).
//!
//! # Source
//! Rule 580 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing DOB=01/05/2007 MIS_END=01/05/2025 | Episodes* DEC=01/05/2025 REC=E5
//! pass: Missing DOB=01/05/2007 MIS_END=01/05/2025 | Episodes DEC=01/05/2025 REC=E8
//! pass: Missing DOB=01/05/2007 MIS_END=02/05/2025 | Episodes DEC=02/05/2025 REC=E5
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("580", &[now(Table::Episodes), now(Table::Missing)], &["REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        let Some(eighteen) = row.dob.day.map(|dob| plus_years(dob, 18)) else { continue };
        if row.mis_end.day == Some(eighteen) {
            let ended = case.now.episodes.iter().filter(|episode| episode.dec.day == Some(eighteen));
            found.rows(ended.filter(|episode| episode.rec != "E8"));
        }
    }
}
