//! 621: a mother is older than her child.
//!
//! # What it says
//! MC_DOB is after DOB.
//!
//! # Source
//! Rule 621 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* DOB=01/05/2010 MC_DOB=01/05/2010
//! pass: Header DOB=01/05/2010 MC_DOB=01/05/2025
//! pass: Header DOB=01/05/2010
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("621", &[now(Table::Header)], &["DOB", "MC_DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, row.mc_dob.is(|child| row.dob.day.is_none_or(|dob| child <= dob)));
    }
}
