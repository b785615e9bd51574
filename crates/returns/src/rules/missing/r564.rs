//! 564: of a time a child was missing the first day is said.
//!
//! # What it says
//! If MISSING is M or A, MIS_START is filled in.
//!
//! # Source
//! Rule 564 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MISSING=M
//! pass: Missing MISSING=M MIS_START=01/05/2025
//! pass: Missing
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("564", &[now(Table::Missing)], &["MISSING", "MIS_START"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        found.row_if(row, matches!(row.missing, "M" | "A") && row.mis_start.is_blank());
    }
}
