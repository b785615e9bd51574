//! 561: a decision that was reversed last year is not returned again.
//!
//! # What it says
//! If DATE_PLACED_CEASED or REASON_PLACED_CEASED was filled in last year, DATE_PLACED is another day this year.
//!
//! # Source
//! Rule 561 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption, PlacedAdoption of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=01/03/2025 | PlacedAdoption.last DATE_PLACED=01/03/2025 REASON_PLACED_CEASED=RD1
//! pass: PlacedAdoption DATE_PLACED=01/03/2025 | PlacedAdoption.last DATE_PLACED=01/03/2025
//! pass: PlacedAdoption DATE_PLACED=01/05/2025 | PlacedAdoption.last DATE_PLACED=01/03/2025 REASON_PLACED_CEASED=RD1
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::{Placement, Table};

pub(super) const RULE: Rule =
    Rule::new("561", &[now(Table::PlacedAdoption), before(Table::PlacedAdoption)], &["DATE_PLACED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        let again = |last: &Placement<'_>| row.date_placed.day.is_some() && row.date_placed.day == last.date_placed.day && (!last.date_placed_ceased.is_blank() || !last.reason_placed_ceased.is_empty());
        found.row_if(row, case.before.placed_adoption.iter().any(again));
    }
}
