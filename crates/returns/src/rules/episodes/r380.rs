//! 380: care does not begin in a temporary placement.
//!
//! # What it says
//! An episode in a temporary placement (T0 to T4) begins with a change of placement (RNE P or B).
//!
//! # Source
//! Rule 380 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=T1 RNE=S
//! fail: Episodes* PLACE=T0
//! pass: Episodes PLACE=T1 RNE=P
//! pass: Episodes PLACE=T1 RNE=B
//! pass: Episodes PLACE=U6 RNE=S
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("380", &[now(Table::Episodes)], &["PLACE", "RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.is_temporary() && !matches!(row.rne, "P" | "B"));
    }
}
