//! 565: of a time that began it is said whether the child was missing or away.
//!
//! # What it says
//! If MIS_START is filled in, so is MISSING.
//!
//! # Source
//! Rule 565 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MIS_START=01/05/2025
//! pass: Missing MISSING=M MIS_START=01/05/2025
//! pass: Missing
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("565", &[now(Table::Missing)], &["MISSING", "MIS_START"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        found.row_if(row, row.missing.is_empty() && !row.mis_start.is_blank());
    }
}
