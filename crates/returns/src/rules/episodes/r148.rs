//! 148: an episode has both the day and the reason of its end, or neither.
//!
//! # What it says
//! DEC and REC are both filled in, or both blank.
//!
//! # Source
//! Rule 148 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DEC=30/06/2025
//! fail: Episodes* REC=X1
//! pass: Episodes DEC=30/06/2025 REC=X1
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("148", &[now(Table::Episodes)], &["DEC", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.dec.is_blank() != row.rec.is_empty());
    }
}
