//! 511: two adopters are not one person.
//!
//! # What it says
//! If NB_ADOPTR is 2, SEX_ADOPTR is not that of one adopter (M1, F1).
//!
//! # Source
//! Rule 511 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* NB_ADOPTR=2 SEX_ADOPTR=M1
//! pass: AD1 NB_ADOPTR=2 SEX_ADOPTR=MF
//! pass: AD1 NB_ADOPTR=1 SEX_ADOPTR=M1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("511", &[now(Table::Ad1)], &["NB_ADOPTR", "SEX_ADOPTR"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, row.nb_adoptr == "2" && matches!(row.sex_adoptr, "M1" | "F1"));
    }
}
