//! 347: nobody under 18 lives in a foyer.
//!
//! # What it says
//! A care leaver who is still under 18 at the end of the year has an ACCOM other than T1 and T2.
//!
//! # Source
//! Rule 347 of the validation rules of the return, collection years 2024 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3; collection years 2024 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* DOB=01/05/2008 ACCOM=T1
//! fail: OC3* DOB=01/05/2008 ACCOM=T2
//! pass: OC3 DOB=01/05/2007 ACCOM=T1
//! pass: OC3 DOB=01/05/2008 ACCOM=U1
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("347", &[now(Table::Oc3)], &["DOB", "ACCOM"], check).since(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.oc3.iter().filter(|row| matches!(row.accom, "T1" | "T2")) {
        found.row_if(row, row.dob.is(|dob| plus_years(dob, 18) > case.year.end()));
    }
}
