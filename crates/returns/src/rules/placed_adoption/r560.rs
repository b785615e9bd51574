//! 560: a decision that was not reversed stays the same.
//!
//! # What it says
//! If DATE_PLACED was filled in last year and DATE_PLACED_CEASED was not, DATE_PLACED is the same this year.
//!
//! # Source
//! Rule 560 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption, PlacedAdoption of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=02/03/2025 | PlacedAdoption.last DATE_PLACED=01/03/2025
//! fail: PlacedAdoption* | PlacedAdoption.last DATE_PLACED=01/03/2025
//! pass: PlacedAdoption DATE_PLACED=01/03/2025 | PlacedAdoption.last DATE_PLACED=01/03/2025
//! pass: PlacedAdoption DATE_PLACED=02/03/2025 | PlacedAdoption.last DATE_PLACED=01/03/2025 DATE_PLACED_CEASED=02/03/2025
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::{Placement, Table};

pub(super) const RULE: Rule =
    Rule::new("560", &[now(Table::PlacedAdoption), before(Table::PlacedAdoption)], &["DATE_PLACED", "DATE_PLACED_CEASED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        let differs = |last: &Placement<'_>| last.date_placed.day.is_some() && last.date_placed_ceased.is_blank() && row.date_placed.day != last.date_placed.day;
        found.row_if(row, case.before.placed_adoption.iter().any(differs));
    }
}
