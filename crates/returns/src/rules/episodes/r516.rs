//! 516: a child whose foster carers became guardians was fostered.
//!
//! # What it says
//! An episode that ended with special guardianship of former foster carers (E45, E46) was fostering (U1 to U6).
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
//! fail: Episodes* REC=E46 PLACE=A3
//! pass: Episodes REC=E45 PLACE=U6
//! pass: Episodes REC=E47 PLACE=K2
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("516", &[now(Table::Episodes)], &["REC", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, matches!(row.rec, "E45" | "E46") && !row.is_fostering());
    }
}
