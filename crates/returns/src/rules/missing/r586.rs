//! 586: a child is missing after birth.
//!
//! # What it says
//! MIS_START is after DOB.
//!
//! # Source
//! Rule 586 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* DOB=01/05/2025 MIS_START=01/05/2025
//! pass: Missing DOB=01/05/2025 MIS_START=02/05/2025
//! pass: Missing DOB=01/05/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("586", &[now(Table::Missing)], &["MIS_START"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        found.row_if(row, row.mis_start.is(|from| row.dob.is(|dob| from <= dob)));
    }
}
