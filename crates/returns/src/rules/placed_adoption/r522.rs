//! 522: a decision is reversed after it was made.
//!
//! # What it says
//! DATE_PLACED_CEASED is not before DATE_PLACED.
//!
//! # Source
//! Rule 522 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=02/05/2025 DATE_PLACED_CEASED=01/05/2025
//! pass: PlacedAdoption DATE_PLACED=01/05/2025 DATE_PLACED_CEASED=01/05/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("522", &[now(Table::PlacedAdoption)], &["DATE_PLACED", "DATE_PLACED_CEASED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        found.row_if(row, row.date_placed_ceased.is(|ceased| row.date_placed.is(|placed| ceased < placed)));
    }
}
