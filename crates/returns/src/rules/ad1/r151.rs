//! 151: of an adoption everything is said or nothing.
//!
//! # What it says
//! The six items of an adoption, DATE_INT to LS_ADOPTR, are all filled in or all blank.
//!
//! # Source
//! Rule 151 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* NB_ADOPTR=1
//! pass: AD1
//! pass: AD1 DATE_INT=01/05/2025 DATE_MATCH=01/05/2025 FOSTER_CARE=0 NB_ADOPTR=1 SEX_ADOPTR=F1 LS_ADOPTR=L0
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("151", &[now(Table::Ad1)], &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, row.says_anything() && !row.says_all());
    }
}
