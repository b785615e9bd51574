//! 351: nobody in the return is over 25.
//!
//! # What it says
//! The person was not over 25 at the start of the collection year.
//!
//! # Source
//! Rule 351 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* DOB=31/03/2000
//! pass: Header DOB=01/04/2000
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("351", &[now(Table::Header)], &["DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, row.dob.is(|dob| plus_years(dob, 25) < case.year.start()));
    }
}
