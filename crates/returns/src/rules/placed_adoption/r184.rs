//! 184: a child is born when it is decided to place them for adoption.
//!
//! # What it says
//! DATE_PLACED is not before DOB.
//!
//! # Source
//! Rule 184 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DOB=01/05/2022 DATE_PLACED=30/04/2022 | Header
//! pass: PlacedAdoption DOB=01/05/2022 DATE_PLACED=01/05/2022 | Header
//! pass: PlacedAdoption DOB=01/05/2022 | Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("184", &[now(Table::Header), now(Table::PlacedAdoption)], &["DATE_PLACED", "DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        found.row_if(row, row.date_placed.is(|placed| row.dob.day.is_none_or(|dob| placed < dob)));
    }
}
