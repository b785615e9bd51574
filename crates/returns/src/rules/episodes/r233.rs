//! 233: an open episode has no reason for a change of placement.
//!
//! # What it says
//! REASON_PLACE_CHANGE is blank while the episode has not ended.
//!
//! # Source
//! Rule 233 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* REASON_PLACE_CHANGE=OTHER
//! pass: Episodes REASON_PLACE_CHANGE=OTHER DEC=01/05/2025
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("233", &[now(Table::Episodes)], &["REASON_PLACE_CHANGE"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.dec.is_blank() && !row.reason_place_change.is_empty());
    }
}
