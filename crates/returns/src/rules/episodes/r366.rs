//! 366: the placement does not change during a short break.
//!
//! # What it says
//! An episode of short breaks under an agreement (V3) begins the care (RNE S).
//!
//! # Source
//! Rule 366 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=V3 RNE=P
//! fail: Episodes* LS=V3
//! pass: Episodes LS=V3 RNE=S
//! pass: Episodes LS=C2 RNE=P
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("366", &[now(Table::Episodes)], &["RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.ls == "V3" && row.rne != "S");
    }
}
