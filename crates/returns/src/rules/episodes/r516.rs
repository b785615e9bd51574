//! 516: special guardianship by former foster carers follows fostering.
//!
//! # What it says
//! If REC is E45 or E46, PLACE is U1 to U6.
//!
//! # Source
//! Rule 516 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* REC=E45 PLACE=K2
//! pass: Episodes REC=E46 PLACE=U3
//! pass: Episodes REC=E47 PLACE=K2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("516", &[now(Table::Episodes)], &["REC", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, matches!(row.rec, "E45" | "E46") && !row.is_fostering());
    }
}
