//! 171: the date of birth of a mother's child is a day.
//!
//! # What it says
//! MC_DOB, where it is filled in, is dd/mm/yyyy and the day exists.
//!
//! # Source
//! Rule 171 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* MC_DOB=31/02/2025
//! pass: Header MC_DOB=28/02/2025
//! pass: Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("171", &[now(Table::Header)], &["MC_DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, row.mc_dob.is_wrong());
    }
}
