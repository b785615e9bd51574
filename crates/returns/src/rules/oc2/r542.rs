//! 542: of a child under 10 nothing is said of convictions.
//!
//! # What it says
//! If the child is under 10 at the end of the year, CONVICTED is blank.
//!
//! # Source
//! Rule 542 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* DOB=01/04/2016 CONVICTED=0
//! pass: OC2 DOB=31/03/2016 CONVICTED=0
//! pass: OC2 DOB=01/04/2016
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("542", &[now(Table::Oc2)], &["CONVICTED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, !row.convicted.is_empty() && row.dob.is(|dob| plus_years(dob, 10) > case.year.end()));
    }
}
