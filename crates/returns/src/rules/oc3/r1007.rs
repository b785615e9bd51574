//! 1007: somebody looked after on their 17th or 18th birthday is not yet a care leaver.
//!
//! # What it says
//! A person whose 17th or 18th birthday lies in the year and who was looked after on it, or still is, has nothing
//! filled in in OC3.
//!
//! # Source
//! Rule 1007 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* DOB=01/05/2008 IN_TOUCH=YES | Episodes DECOM=01/05/2020 DEC=02/05/2025
//! fail: OC3* DOB=01/05/2007 IN_TOUCH=YES | Episodes DECOM=01/05/2020
//! pass: OC3 DOB=01/05/2008 IN_TOUCH=YES | Episodes DECOM=01/05/2020 DEC=01/05/2025
//! pass: OC3 DOB=01/05/2006 IN_TOUCH=YES | Episodes DECOM=01/05/2020
//! pass: OC3 DOB=01/05/2008 | Episodes DECOM=01/05/2020
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule =
    Rule::new("1007", &[now(Table::Episodes), now(Table::Oc3)], &["IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.oc3.iter().filter(|row| row.says_anything()) {
        let Some(dob) = row.dob.day else { continue };
        let birthdays = [17, 18].map(|age| plus_years(dob, age));
        let Some(birthday) = birthdays.into_iter().find(|day| case.year.holds(*day)) else { continue };
        let over = |episode: &Episode<'_>| episode.dec.day.is_some_and(|to| to <= birthday) || episode.dec.is_wrong();
        let on_it = |episode: &Episode<'_>| episode.decom.is(|from| from <= birthday) && !over(episode);
        found.row_if(row, case.now.episodes.iter().any(on_it));
    }
}
