//! 120: the reason for reversing a decision is a known code.
//!
//! # What it says
//! REASON_PLACED_CEASED, where it is filled in, is RD1 to RD4.
//!
//! # Source
//! Rule 120 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* REASON_PLACED_CEASED=RD5
//! pass: PlacedAdoption REASON_PLACED_CEASED=RD4
//! pass: PlacedAdoption
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("120", &[now(Table::PlacedAdoption)], &["REASON_PLACED_CEASED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        found.row_if(row, !row.reason_placed_ceased.is_empty() && !counts(List::PlacedCeased, row.reason_placed_ceased, case.year));
    }
}
