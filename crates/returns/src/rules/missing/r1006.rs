//! 1006: a child is missing or away without leave.
//!
//! # What it says
//! MISSING is M, A or blank.
//!
//! # Source
//! Rule 1006 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MISSING=X
//! pass: Missing MISSING=A
//! pass: Missing
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("1006", &[now(Table::Missing)], &["MISSING"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        found.row_if(row, !row.missing.is_empty() && !counts(List::Missing, row.missing, case.year));
    }
}
