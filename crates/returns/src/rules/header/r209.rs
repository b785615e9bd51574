//! 209: a child of school age has a unique pupil number.
//!
//! # What it says
//! UN1, a child too young for school, is not given for a child who was four or older on the 31 August before the
//! school year in which the collection year began.
//!
//! # Source
//! Rule 209 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* UPN=UN1 DOB=31/08/2020
//! pass: Header UPN=UN1 DOB=01/09/2020
//! pass: Header UPN=UN2 DOB=01/09/2010
//! ```

use domain::Date;

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("209", &[now(Table::Header)], &["UPN", "DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let reference = Date::new(case.year.start().year() - 1, 8, 31).unwrap_or(Date::MAX);
    for row in &case.now.headers {
        found.row_if(row, row.upn == "UN1" && row.dob.is(|dob| plus_years(dob, 4) <= reference));
    }
}
