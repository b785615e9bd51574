//! 232: a child's sex is known.
//!
//! # What it says
//! SEX is not U. If it really is not known, the return may say so.
//!
//! # Source
//! Rule 232 of the validation rules of the return, collection years 2025 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2025 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* SEX=U
//! pass: Header SEX=F
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("232", &[now(Table::Header)], &["SEX"], check).since(2025);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, row.sex == "U");
    }
}
