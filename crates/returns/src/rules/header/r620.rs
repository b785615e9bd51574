//! 620: a mother is eleven or older.
//!
//! # What it says
//! If MOTHER is 1, the child was at least 11 at the start of the year.
//!
//! # Source
//! Rule 620 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* MOTHER=1 DOB=02/04/2014
//! pass: Header MOTHER=1 DOB=01/04/2014
//! pass: Header MOTHER=0 DOB=02/04/2020
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("620", &[now(Table::Header)], &["DOB", "MOTHER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, row.mother == "1" && row.dob.is(|dob| plus_years(dob, 11) > case.year.start()));
    }
}
