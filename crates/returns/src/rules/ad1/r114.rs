//! 114: whether the foster carer adopted is said by 0 or 1.
//!
//! # What it says
//! FOSTER_CARE is 0, 1 or blank.
//!
//! # Source
//! Rule 114 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* FOSTER_CARE=2
//! pass: AD1 FOSTER_CARE=1
//! pass: AD1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("114", &[now(Table::Ad1)], &["FOSTER_CARE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, !matches!(row.foster_care, "" | "0" | "1"));
    }
}
