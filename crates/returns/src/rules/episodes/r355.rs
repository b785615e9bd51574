//! 355: an episode does not end on the day it began.
//!
//! # What it says
//! DECOM and DEC are not the same day.
//!
//! # Source
//! Rule 355 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 DEC=01/05/2025
//! pass: Episodes DECOM=01/05/2025 DEC=02/05/2025
//! pass: Episodes DECOM=01/05/2025
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("355", &[now(Table::Episodes)], &["DECOM", "DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.decom.is(|day| row.dec.day == Some(day)));
    }
}
