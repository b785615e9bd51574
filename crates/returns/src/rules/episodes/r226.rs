//! 226: a temporary placement needs no reason for the change.
//!
//! # What it says
//! REASON_PLACE_CHANGE is blank in an episode in a temporary placement (T0 to T4) and in the one before it.
//!
//! # Source
//! Rule 226 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=T1 REASON_PLACE_CHANGE=OTHER
//! fail: Episodes DECOM=01/05/2025 PLACE=U6 REASON_PLACE_CHANGE=OTHER | Episodes* DECOM=01/06/2025 PLACE=T1
//! pass: Episodes DECOM=01/05/2025 PLACE=T1 | Episodes DECOM=01/06/2025 PLACE=U6 REASON_PLACE_CHANGE=OTHER
//! pass: Episodes PLACE=T1
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("226", &[now(Table::Episodes)], &["REASON_PLACE_CHANGE", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.is_temporary() && !row.reason_place_change.is_empty());
    }
    for (previous, next) in pairs(case) {
        found.row_if(next, next.is_temporary() && !previous.reason_place_change.is_empty());
    }
}
