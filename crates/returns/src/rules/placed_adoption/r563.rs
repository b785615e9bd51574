//! 563: of a reversed decision it is said when it was made.
//!
//! # What it says
//! If DATE_PLACED_CEASED and REASON_PLACED_CEASED are filled in, so is DATE_PLACED.
//!
//! # Source
//! Rule 563 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED_CEASED=01/05/2025 REASON_PLACED_CEASED=RD1
//! pass: PlacedAdoption DATE_PLACED=01/04/2025 DATE_PLACED_CEASED=01/05/2025 REASON_PLACED_CEASED=RD1
//! pass: PlacedAdoption DATE_PLACED_CEASED=01/05/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("563", &[now(Table::PlacedAdoption)], &["DATE_PLACED", "REASON_PLACED_CEASED", "DATE_PLACED_CEASED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        found.row_if(row, !row.reason_placed_ceased.is_empty() && !row.date_placed_ceased.is_blank() && row.date_placed.is_blank());
    }
}
