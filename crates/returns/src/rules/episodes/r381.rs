//! 381: care does not end in a temporary placement.
//!
//! # What it says
//! An episode in a temporary placement (T0 to T4) that has ended is followed by another (X1).
//!
//! # Source
//! Rule 381 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=T1 REC=E15
//! pass: Episodes PLACE=T1 REC=X1
//! pass: Episodes PLACE=T1
//! pass: Episodes PLACE=U6 REC=E15
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("381", &[now(Table::Episodes)], &["PLACE", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.is_temporary() && !matches!(row.rec, "" | "X1"));
    }
}
