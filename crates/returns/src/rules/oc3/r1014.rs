//! 1014: of a care leaver the return does not say whether they sought asylum unaccompanied.
//!
//! # What it says
//! A person with something filled in in OC3 and no episode in the year has no row in UASC.
//!
//! # Source
//! Rule 1014 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, UASC, OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* IN_TOUCH=YES | UASC* | Episodes DECOM=01/05/2020 DEC=01/06/2024
//! fail: OC3* IN_TOUCH=YES | UASC* | Episodes CHILD=B
//! pass: OC3 IN_TOUCH=YES | UASC | Episodes DECOM=01/05/2020
//! pass: OC3 | UASC | Episodes CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{CareLeaver, Episode, Table};

pub(super) const RULE: Rule =
    Rule::new("1014", &[now(Table::Episodes), now(Table::Uasc), now(Table::Oc3)], &["ACTIV", "ACCOM", "IN_TOUCH", "DUC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let (start, end) = (case.year.start(), case.year.end());
    let in_year = |episode: &Episode<'_>| {
        episode.decom.is(|from| from <= end) && episode.dec.day.is_none_or(|to| to >= start)
    };
    let says = case.now.oc3.iter().any(CareLeaver::says_anything);
    if says && !case.now.uasc.is_empty() && !case.now.episodes.iter().any(in_year) {
        found.rows(&case.now.uasc);
        found.rows(&case.now.oc3);
    }
}
