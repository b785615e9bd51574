//! 379: a temporary placement without a stated reason lasts seven days at most.
//!
//! # What it says
//! An episode in a temporary placement for no stated reason (T4) that has ended was not longer than 7 days.
//!
//! # Source
//! Rule 379 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=T4 DECOM=01/05/2025 DEC=09/05/2025
//! pass: Episodes PLACE=T4 DECOM=01/05/2025 DEC=08/05/2025
//! pass: Episodes PLACE=T4 DECOM=01/05/2025
//! pass: Episodes PLACE=U6 DECOM=01/05/2025 DEC=09/05/2025
//! ```

use crate::case::Case;
use crate::day::days_between;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("379", &[now(Table::Episodes)], &["DECOM", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place == "T4" && row.decom.is(|from| row.dec.is(|to| days_between(from, to) > 7)));
    }
}
