//! 105: whether a child sought asylum unaccompanied is said by 0 or 1.
//!
//! # What it says
//! In the XML form UASC is 0 or 1. In the CSV form it is not a column: standing in the table UASC says it.
//!
//! # Source
//! Rule 105 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* UASC=2
//! pass: Header UASC=1
//! pass: Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("105", &[now(Table::Header)], &["UASC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, !matches!(row.uasc, "" | "0" | "1"));
    }
}
