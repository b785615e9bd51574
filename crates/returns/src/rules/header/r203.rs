//! 203: a child's date of birth is the one returned last year.
//!
//! # What it says
//! DOB is the same as in the previous year's return.
//!
//! # Source
//! Rule 203 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* DOB=01/05/2010 | Header.last DOB=01/06/2010
//! pass: Header DOB=01/05/2010 | Header.last DOB=01/05/2010
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("203", &[now(Table::Header), before(Table::Header)], &["DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (row, last) in case.headers_of_both_years() {
        found.row_if(row, row.dob.day != last.dob.day);
    }
}
