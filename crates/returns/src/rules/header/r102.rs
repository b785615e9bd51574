//! 102: a child's date of birth is a day.
//!
//! # What it says
//! DOB is filled in, as dd/mm/yyyy, and the day exists.
//!
//! # Source
//! Rule 102 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* DOB=31/02/2010
//! fail: Header* DOB=2010-05-15
//! fail: Header*
//! pass: Header DOB=15/05/2010
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("102", &[now(Table::Header)], &["DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, row.dob.day.is_none());
    }
}
