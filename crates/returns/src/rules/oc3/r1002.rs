//! 1002: a care leaver has been in care.
//!
//! # What it says
//! A person of OC3 has an episode in this year's return or an earlier one. Where the returns at hand do not reach back
//! to the 14th birthday, an episode may be missing, and the rule finds nothing.
//!
//! # Source
//! Rule 1002 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, OC3, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* DOB=01/05/2010 | Episodes CHILD=B | Episodes.last CHILD=B
//! pass: OC3 DOB=01/05/2006 | Episodes CHILD=B | Episodes.last CHILD=B
//! pass: OC3 DOB=01/05/2010 | Episodes CHILD=B | Episodes.last
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{before, now, Found, Rule};
use crate::table::{CareLeaver, Table};

pub(super) const RULE: Rule =
    Rule::new("1002", &[now(Table::Episodes), now(Table::Oc3), before(Table::Episodes)], &["IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.all_episodes().is_empty() {
        let known = |row: &&CareLeaver<'_>| row.dob.is(|dob| case.reaches_back_to(plus_years(dob, 14)));
        found.rows(case.now.oc3.iter().filter(known));
    }
}
