//! 231: a child who sought asylum unaccompanied is eleven or older.
//!
//! # What it says
//! A child who sought asylum unaccompanied is not under 11 at the end of the year. If the date of birth is right, the
//! return may say so.
//!
//! # Source
//! Rule 231 of the validation rules of the return, collection years 2025 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2025 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* DOB=01/05/2015 | UASC
//! fail: Header* DOB=01/05/2015 UASC=1
//! pass: Header DOB=31/03/2015 | UASC
//! pass: Header DOB=01/05/2015 | UASC CHILD=B
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("231", &[now(Table::Header)], &["DOB", "UASC"], check).since(2025);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let eleven = plus_years(case.year.end(), -11);
    for row in &case.now.headers {
        found.row_if(row, case.uasc(row) == "1" && row.dob.is(|dob| dob > eleven));
    }
}
