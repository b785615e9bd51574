//! 115: the day of the decision to place a child for adoption is a day.
//!
//! # What it says
//! DATE_PLACED, where it is filled in, is dd/mm/yyyy and the day exists.
//!
//! # Source
//! Rule 115 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=31/02/2025
//! pass: PlacedAdoption DATE_PLACED=28/02/2025
//! pass: PlacedAdoption
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("115", &[now(Table::PlacedAdoption)], &["DATE_PLACED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        found.row_if(row, row.date_placed.is_wrong());
    }
}
