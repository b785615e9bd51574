//! 391: nobody under 17 is a care leaver.
//!
//! # What it says
//! A person with something filled in in OC3 is 17 or older at the end of the year. The rule was written when care
//! leavers were 17 to 21; since 2023 those of 22 to 25 who asked for support are returned too, and rule 351 finds who
//! is older.
//!
//! # Source
//! Rule 391 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* DOB=01/04/2009 IN_TOUCH=YES
//! pass: OC3 DOB=31/03/2009 IN_TOUCH=YES
//! pass: OC3 DOB=01/05/2002 IN_TOUCH=YES
//! pass: OC3 DOB=01/05/2015
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("391", &[now(Table::Oc3)], &["DOB", "IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.oc3.iter().filter(|row| row.says_anything()) {
        found.row_if(row, row.dob.is(|dob| plus_years(dob, 17) > case.year.end()));
    }
}
