//! 166: the day of a review is a day.
//!
//! # What it says
//! REVIEW is filled in, as dd/mm/yyyy, and the day exists.
//!
//! # Source
//! Rule 166 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Reviews; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Reviews*
//! fail: Reviews* REVIEW=31/02/2026
//! pass: Reviews REVIEW=28/02/2026
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("166", &[now(Table::Reviews)], &["REVIEW"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.reviews {
        found.row_if(row, row.review.day.is_none());
    }
}
