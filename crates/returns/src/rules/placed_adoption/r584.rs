//! 584: a new decision comes after the one that was reversed last year.
//!
//! # What it says
//! If DATE_PLACED_CEASED or REASON_PLACED_CEASED was filled in last year, DATE_PLACED is filled in this year, with a
//! later day than last year.
//!
//! # Source
//! Rule 584 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption, PlacedAdoption of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=01/03/2025 | PlacedAdoption.last DATE_PLACED=01/03/2025 REASON_PLACED_CEASED=RD1
//! fail: PlacedAdoption* | PlacedAdoption.last DATE_PLACED=01/03/2025 REASON_PLACED_CEASED=RD1
//! pass: PlacedAdoption DATE_PLACED=02/03/2025 | PlacedAdoption.last DATE_PLACED=01/03/2025 REASON_PLACED_CEASED=RD1
//! pass: PlacedAdoption | PlacedAdoption.last DATE_PLACED=01/03/2025
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::{Placement, Table};

pub(super) const RULE: Rule =
    Rule::new("584", &[now(Table::PlacedAdoption), before(Table::PlacedAdoption)], &["DATE_PLACED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        let reversed = |last: &&Placement<'_>| !last.date_placed_ceased.is_blank() || !last.reason_placed_ceased.is_empty();
        let not_later = |last: &Placement<'_>| {
            row.date_placed.day.is_none_or(|placed| last.date_placed.is(|before| placed <= before))
        };
        found.row_if(row, case.before.placed_adoption.iter().filter(reversed).any(not_later));
    }
}
