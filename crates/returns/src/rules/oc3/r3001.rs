//! 3001: around the 17th birthday nobody lives with former foster carers.
//!
//! # What it says
//! If the 17th birthday lies in the year, ACCOM is neither Z1 nor Z2.
//!
//! # Source
//! Rule 3001 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Header, OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* ACCOM=Z1 | Header DOB=01/05/2008
//! pass: OC3 ACCOM=Z1 | Header DOB=01/05/2007
//! pass: OC3 ACCOM=U1 | Header DOB=01/05/2008
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::{Header, Table};

pub(super) const RULE: Rule =
    Rule::new("3001", &[now(Table::Header), now(Table::Oc3)], &["ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let turns_17 = |header: &Header<'_>| header.dob.is(|dob| case.year.holds(plus_years(dob, 17)));
    if case.now.headers.iter().any(turns_17) {
        found.rows(case.now.oc3.iter().filter(|row| matches!(row.accom, "Z1" | "Z2")));
    }
}
