//! 579: one decision is reversed before the next is made.
//!
//! # What it says
//! Each DATE_PLACED comes after a decision with DATE_PLACED_CEASED filled in, and not before that day.
//!
//! # Source
//! Rule 579 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption DATE_PLACED=01/03/2025 | PlacedAdoption* DATE_PLACED=01/05/2025
//! fail: PlacedAdoption DATE_PLACED=01/03/2025 DATE_PLACED_CEASED=02/05/2025 | PlacedAdoption* DATE_PLACED=01/05/2025
//! pass: PlacedAdoption DATE_PLACED=01/03/2025 DATE_PLACED_CEASED=01/05/2025 | PlacedAdoption DATE_PLACED=01/05/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Placement, Table};

pub(super) const RULE: Rule =
    Rule::new("579", &[now(Table::PlacedAdoption)], &["DATE_PLACED", "DATE_PLACED_CEASED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let mut sorted: Vec<&Placement<'_>> = case.now.placed_adoption.iter().collect();
    sorted.sort_by_key(|row| (row.date_placed.day.is_none(), row.date_placed.day));
    for (before, row) in sorted.iter().zip(sorted.iter().skip(1)) {
        let ceased = before.date_placed_ceased;
        found.row_if(*row, ceased.day.is_none_or(|ceased| row.date_placed.is(|placed| placed < ceased)));
    }
}
