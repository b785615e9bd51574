//! 333: adoption is decided upon before the match with adopters.
//!
//! # What it says
//! If DATE_MATCH is filled in, DATE_INT is too, and is not later.
//!
//! # Source
//! Rule 333 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* DATE_MATCH=01/05/2025
//! fail: AD1* DATE_INT=02/05/2025 DATE_MATCH=01/05/2025
//! pass: AD1 DATE_INT=01/05/2025 DATE_MATCH=01/05/2025
//! pass: AD1 DATE_INT=02/05/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("333", &[now(Table::Ad1)], &["DATE_INT"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, row.date_match.is(|matched| row.date_int.day.is_none_or(|decided| decided > matched)));
    }
}
