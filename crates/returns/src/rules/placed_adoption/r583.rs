//! 583: only the latest decision is not reversed.
//!
//! # What it says
//! Each row but that with the latest DATE_PLACED has DATE_PLACED_CEASED filled in.
//!
//! # Source
//! Rule 583 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=01/03/2025 | PlacedAdoption DATE_PLACED=01/05/2025
//! pass: PlacedAdoption DATE_PLACED=01/03/2025 DATE_PLACED_CEASED=01/04/2025 | PlacedAdoption DATE_PLACED=01/05/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("583", &[now(Table::PlacedAdoption)], &["DATE_PLACED", "DATE_PLACED_CEASED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let rows = &case.now.placed_adoption;
    let latest = rows.iter().reduce(|last, next| if next.date_placed.day > last.date_placed.day { next } else { last });
    let open = rows.iter().filter(|row| row.date_placed_ceased.is_blank());
    found.rows(open.filter(|row| latest.is_some_and(|latest| latest.at != row.at)));
}
