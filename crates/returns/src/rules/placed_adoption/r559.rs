//! 559: a decision made before the year was returned last year.
//!
//! # What it says
//! If DATE_PLACED is before 1 April of the collection year, DATE_PLACED was filled in in the previous year's return.
//!
//! # Source
//! Rule 559 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption, PlacedAdoption of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=31/03/2025 | PlacedAdoption.last
//! fail: PlacedAdoption* DATE_PLACED=31/03/2025 | PlacedAdoption.last CHILD=B
//! pass: PlacedAdoption DATE_PLACED=31/03/2025 | PlacedAdoption.last DATE_PLACED=31/03/2025
//! pass: PlacedAdoption DATE_PLACED=01/04/2025 | PlacedAdoption.last
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("559", &[now(Table::PlacedAdoption), before(Table::PlacedAdoption)], &["DATE_PLACED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let last = &case.before.placed_adoption;
    let silent = last.is_empty() || last.iter().any(|last| last.date_placed.day.is_none());
    for row in &case.now.placed_adoption {
        found.row_if(row, silent && row.date_placed.is(|placed| placed < case.year.start()));
    }
}
