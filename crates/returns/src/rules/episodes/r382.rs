//! 382: a short break is no temporary placement.
//!
//! # What it says
//! A child on a short break (V3, V4) is not in a temporary placement (T0 to T4).
//!
//! # Source
//! Rule 382 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=T1 LS=V3
//! fail: Episodes* PLACE=T4 LS=V4
//! pass: Episodes PLACE=T1 LS=C2
//! pass: Episodes PLACE=U6 LS=V3
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("382", &[now(Table::Episodes)], &["LS", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.is_temporary() && row.is_short_break());
    }
}
