//! 523: both tables say the same of when it was decided to place the child for adoption.
//!
//! # What it says
//! DATE_PLACED is the same day as DATE_INT of AD1.
//!
//! # Source
//! Rule 523 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=01/05/2025 | AD1* DATE_INT=02/05/2025
//! pass: PlacedAdoption DATE_PLACED=01/05/2025 | AD1 DATE_INT=01/05/2025
//! pass: PlacedAdoption DATE_PLACED=01/05/2025 | AD1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("523", &[now(Table::PlacedAdoption), now(Table::Ad1)], &["DATE_PLACED", "DATE_INT"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        for other in &case.now.ad1 {
            if row.date_placed.is(|placed| other.date_int.is(|decided| decided != placed)) {
                found.row(row);
                found.row(other);
            }
        }
    }
}
