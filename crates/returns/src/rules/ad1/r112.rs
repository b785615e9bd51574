//! 112: the day on which adoption was decided upon is a day.
//!
//! # What it says
//! DATE_INT, where it is filled in, is dd/mm/yyyy and the day exists.
//!
//! # Source
//! Rule 112 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* DATE_INT=31/02/2025
//! pass: AD1 DATE_INT=28/02/2025
//! pass: AD1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("112", &[now(Table::Ad1)], &["DATE_INT"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, row.date_int.is_wrong());
    }
}
