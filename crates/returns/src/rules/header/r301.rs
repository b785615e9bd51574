//! 301: a child is born before the year ends.
//!
//! # What it says
//! DOB is not after 31 March of the collection year.
//!
//! # Source
//! Rule 301 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* DOB=01/04/2026
//! pass: Header DOB=31/03/2026
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("301", &[now(Table::Header)], &["DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, row.dob.is(|dob| dob > case.year.end()));
    }
}
