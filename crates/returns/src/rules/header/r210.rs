//! 210: a child looked after for more than a week at the year's end has a unique pupil number.
//!
//! # What it says
//! UN4, a child who came into care in the last week of the year, is given only for such a child: none that is looked
//! after on 31 March came into care before 24 March.
//!
//! # Source
//! Rule 210 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* UPN=UN4 | Episodes* DECOM=01/05/2025 RNE=S
//! pass: Header UPN=UN4 | Episodes DECOM=25/03/2026 RNE=S
//! pass: Header UPN=UN4 | Episodes DECOM=01/05/2025 RNE=S DEC=01/06/2025 REC=E4A
//! pass: Header UPN=UN1 | Episodes DECOM=01/05/2025 RNE=S
//! ```

use crate::case::Case;
use crate::day::plus_days;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("210", &[now(Table::Header), now(Table::Episodes)], &["UPN", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let week_before = plus_days(case.year.end(), -7);
    let still = case.now.episodes.iter().any(|episode| episode.dec.is_blank());
    let early = || case.now.episodes.iter().filter(|episode| episode.decom.is(|from| from < week_before));
    for row in case.now.headers.iter().filter(|row| row.upn == "UN4" && still && early().next().is_some()) {
        found.row(row);
        found.rows(early());
    }
}
