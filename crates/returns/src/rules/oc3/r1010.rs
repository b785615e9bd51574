//! 1010: a care leaver whose care was open last year has episodes this year.
//!
//! # What it says
//! If the last episode of the previous year's return was open, a person of OC3 has an episode in this year's return.
//!
//! # Source
//! Rule 1010 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year, OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* | Episodes CHILD=B | Episodes.last DECOM=01/05/2020
//! pass: OC3 | Episodes | Episodes.last DECOM=01/05/2020
//! pass: OC3 | Episodes CHILD=B | Episodes.last DECOM=01/05/2020 DEC=01/02/2025
//! ```

use crate::case::{Case, last_begun};
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("1010", &[now(Table::Episodes), before(Table::Episodes), now(Table::Oc3)], &["IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let open = last_begun(&case.before.episodes).is_some_and(|last| last.dec.is_blank());
    if open && case.now.episodes.is_empty() {
        found.rows(&case.now.oc3);
    }
}
