//! 390: an adopted child was placed for adoption.
//!
//! # What it says
//! An episode that ended with an adoption (E11, E12) was a placement for adoption (A3 to A6).
//!
//! # Source
//! Rule 390 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* REC=E11 PLACE=U6
//! pass: Episodes REC=E12 PLACE=A6
//! pass: Episodes REC=E13 PLACE=U6
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("390", &[now(Table::Episodes)], &["PLACE", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.ends_in_adoption() && !row.is_adoptive());
    }
}
