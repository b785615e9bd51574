//! 518: an unmarried couple of one sex is one.
//!
//! # What it says
//! If LS_ADOPTR says an unmarried couple of the same sex (L4), SEX_ADOPTR is MM or FF.
//!
//! # Source
//! Rule 518 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* LS_ADOPTR=L4 SEX_ADOPTR=MF
//! fail: AD1* LS_ADOPTR=L4
//! pass: AD1 LS_ADOPTR=L4 SEX_ADOPTR=MM
//! pass: AD1 LS_ADOPTR=L9
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("518", &[now(Table::Ad1)], &["LS_ADOPTR", "SEX_ADOPTR"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, row.ls_adoptr == "L4" && !matches!(row.sex_adoptr, "MM" | "FF"));
    }
}
