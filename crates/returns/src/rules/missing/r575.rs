//! 575: where the placement that a child went missing from has ended, so has the time of being missing.
//!
//! # What it says
//! If MIS_START lies in an episode that has ended, MIS_END is filled in.
//!
//! # Source
//! Rule 575 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MIS_START=01/05/2025 | Episodes DECOM=01/01/2025 DEC=01/06/2025
//! pass: Missing MIS_START=01/05/2025 MIS_END=02/05/2025 | Episodes DECOM=01/01/2025 DEC=01/06/2025
//! pass: Missing MIS_START=01/05/2025 | Episodes DECOM=01/01/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule =
    Rule::new("575", &[now(Table::Episodes), now(Table::Missing)], &["MIS_END"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.missing.iter().filter(|row| row.mis_end.is_blank()) {
        let within = |episode: &Episode<'_>| {
            row.mis_start.is(|on| episode.decom.is(|from| from <= on) && episode.dec.is(|to| on <= to))
        };
        found.row_if(row, case.now.episodes.iter().any(within));
    }
}
