//! 176: the sex of the adopters is a known code.
//!
//! # What it says
//! SEX_ADOPTR, where it is filled in, is one of its codes.
//!
//! # Source
//! Rule 176 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* SEX_ADOPTR=X9
//! pass: AD1 SEX_ADOPTR=MF
//! pass: AD1
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("176", &[now(Table::Ad1)], &["SEX_ADOPTR"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, !row.sex_adoptr.is_empty() && !counts(List::AdoptersSex, row.sex_adoptr, case.year));
    }
}
