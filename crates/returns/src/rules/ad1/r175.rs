//! 175: one or two people adopt.
//!
//! # What it says
//! NB_ADOPTR is 1, 2 or blank.
//!
//! # Source
//! Rule 175 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* NB_ADOPTR=3
//! pass: AD1 NB_ADOPTR=2
//! pass: AD1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("175", &[now(Table::Ad1)], &["NB_ADOPTR"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        found.row_if(row, !matches!(row.nb_adoptr, "" | "1" | "2"));
    }
}
