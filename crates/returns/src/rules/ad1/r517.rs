//! 517: an unmarried couple of a man and a woman is one.
//!
//! # What it says
//! If LS_ADOPTR says an unmarried couple of different sex (L3), SEX_ADOPTR is MF.
//!
//! # Source
//! Rule 517 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* LS_ADOPTR=L3 SEX_ADOPTR=M1
//! fail: AD1* LS_ADOPTR=L3
//! pass: AD1 LS_ADOPTR=L3 SEX_ADOPTR=MF
//! pass: AD1 LS_ADOPTR=L9
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("517", &[now(Table::Ad1)], &["LS_ADOPTR", "SEX_ADOPTR"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, row.ls_adoptr == "L3" && !matches!(row.sex_adoptr, "MF"));
    }
}
