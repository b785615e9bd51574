//! 1004: the first day of a time a child was missing is a day.
//!
//! # What it says
//! MIS_START is filled in, as dd/mm/yyyy, and the day exists.
//!
//! # Source
//! Rule 1004 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing*
//! fail: Missing* MIS_START=31/02/2026
//! pass: Missing MIS_START=28/02/2026
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("1004", &[now(Table::Missing)], &["MIS_START"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        found.row_if(row, row.mis_start.day.is_none());
    }
}
