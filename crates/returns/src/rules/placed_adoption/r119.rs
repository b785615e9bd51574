//! 119: of a reversed decision both day and reason are said.
//!
//! # What it says
//! DATE_PLACED_CEASED and REASON_PLACED_CEASED are both filled in or both blank.
//!
//! # Source
//! Rule 119 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED_CEASED=01/05/2025
//! fail: PlacedAdoption* REASON_PLACED_CEASED=RD1
//! pass: PlacedAdoption DATE_PLACED_CEASED=01/05/2025 REASON_PLACED_CEASED=RD1
//! pass: PlacedAdoption
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("119", &[now(Table::PlacedAdoption)], &["REASON_PLACED_CEASED", "DATE_PLACED_CEASED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        found.row_if(row, row.date_placed_ceased.is_blank() != row.reason_placed_ceased.is_empty());
    }
}
