//! 384: a short break is no long-term foster placement.
//!
//! # What it says
//! A child on a short break (V3, V4) is not in long-term fostering (U1, U4).
//!
//! # Source
//! Rule 384 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=U1 LS=V3
//! fail: Episodes* PLACE=U4 LS=V4
//! pass: Episodes PLACE=U6 LS=V3
//! pass: Episodes PLACE=U4 LS=C2
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("384", &[now(Table::Episodes)], &["PLACE", "LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, matches!(row.place, "U1" | "U4") && row.is_short_break());
    }
}
