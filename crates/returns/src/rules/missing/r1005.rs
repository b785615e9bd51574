//! 1005: the last day of a time a child was missing is a day.
//!
//! # What it says
//! MIS_END, where it is filled in, is dd/mm/yyyy and the day exists.
//!
//! # Source
//! Rule 1005 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MIS_END=31/02/2026
//! pass: Missing MIS_END=28/02/2026
//! pass: Missing
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("1005", &[now(Table::Missing)], &["MIS_END"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        found.row_if(row, row.mis_end.is_wrong());
    }
}
