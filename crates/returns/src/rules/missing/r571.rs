//! 571: a time a child was missing ended in the year.
//!
//! # What it says
//! MIS_END, where it is filled in, lies in the collection year.
//!
//! # Source
//! Rule 571 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MIS_END=31/03/2025
//! fail: Missing* MIS_END=01/04/2026
//! pass: Missing MIS_END=01/04/2025
//! pass: Missing
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("571", &[now(Table::Missing)], &["MIS_END"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        found.row_if(row, row.mis_end.is(|to| !case.year.holds(to)));
    }
}
