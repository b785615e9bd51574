//! 514: a single adopter is one person.
//!
//! # What it says
//! If LS_ADOPTR says a single adopter (L0), SEX_ADOPTR is M1 or F1.
//!
//! # Source
//! Rule 514 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* LS_ADOPTR=L0 SEX_ADOPTR=MF
//! fail: AD1* LS_ADOPTR=L0
//! pass: AD1 LS_ADOPTR=L0 SEX_ADOPTR=M1
//! pass: AD1 LS_ADOPTR=L9
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("514", &[now(Table::Ad1)], &["LS_ADOPTR", "SEX_ADOPTR"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, row.ls_adoptr == "L0" && !matches!(row.sex_adoptr, "M1" | "F1"));
    }
}
