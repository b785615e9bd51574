//! 442: a child who is looked after has a unique pupil number, or a code that says why not.
//!
//! # What it says
//! UPN is filled in for a child with an episode that is not a short break (V3, V4).
//!
//! # Source
//! Rule 442 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* | Episodes LS=C2
//! pass: Header UPN=UN1 | Episodes LS=C2
//! pass: Header | Episodes LS=V3
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("442", &[now(Table::Episodes), now(Table::Header)], &["UPN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.episodes.iter().any(|episode| !episode.is_short_break()) {
        found.rows(case.now.headers.iter().filter(|row| row.upn.is_empty()));
    }
}
