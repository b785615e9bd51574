//! 567: a time a child was missing ends after it began.
//!
//! # What it says
//! MIS_END is not before MIS_START.
//!
//! # Source
//! Rule 567 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MIS_START=02/05/2025 MIS_END=01/05/2025
//! pass: Missing MIS_START=01/05/2025 MIS_END=01/05/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("567", &[now(Table::Missing)], &["MIS_START", "MIS_END"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        found.row_if(row, row.mis_start.is(|from| row.mis_end.is(|to| to < from)));
    }
}
