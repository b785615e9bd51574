//! 1016: somebody whose care ended after their 17th or 18th birthday is not yet a care leaver.
//!
//! # What it says
//! A person of 17 or 18 on 31 March with an episode that ended on or after that birthday has nothing filled in in OC3.
//!
//! # Source
//! Rule 1016 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! OC3, Episodes; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* DOB=01/05/2008 IN_TOUCH=YES | Episodes DEC=02/05/2025
//! fail: OC3* DOB=01/05/2007 IN_TOUCH=YES | Episodes DEC=01/05/2025
//! pass: OC3 DOB=01/05/2007 IN_TOUCH=YES | Episodes DEC=30/04/2025
//! pass: OC3 DOB=01/05/2006 IN_TOUCH=YES | Episodes DEC=02/05/2025
//! pass: OC3 DOB=01/05/2008 | Episodes DEC=02/05/2025
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule =
    Rule::new("1016", &[now(Table::Oc3), now(Table::Episodes)], &["IN_TOUCH", "ACTIV", "ACCOM"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let end = case.year.end();
    for row in case.now.oc3.iter().filter(|row| row.says_anything()) {
        let Some(dob) = row.dob.day else { continue };
        let birthday = [17, 18].map(|age| plus_years(dob, age)).into_iter().find(|day| *day <= end && plus_years(*day, 1) > end);
        let ended = |episode: &Episode<'_>| birthday.is_some_and(|day| episode.dec.is(|to| to >= day));
        found.row_if(row, case.now.episodes.iter().any(ended));
    }
}
