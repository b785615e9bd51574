//! 113: the day of the match with adopters is a day.
//!
//! # What it says
//! DATE_MATCH, where it is filled in, is dd/mm/yyyy and the day exists.
//!
//! # Source
//! Rule 113 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* DATE_MATCH=31/02/2025
//! pass: AD1 DATE_MATCH=28/02/2025
//! pass: AD1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("113", &[now(Table::Ad1)], &["DATE_MATCH"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, row.date_match.is_wrong());
    }
}
