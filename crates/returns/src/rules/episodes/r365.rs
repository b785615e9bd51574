//! 365: one short break lasts 17 days at most.
//!
//! # What it says
//! An episode of short breaks under an agreement (V3) is not longer than 17 days. An episode that is still open counts
//! to the end of the year.
//!
//! # Source
//! Rule 365 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=V3 DECOM=01/05/2025 DEC=19/05/2025
//! fail: Episodes* LS=V3 DECOM=01/05/2025
//! pass: Episodes LS=V3 DECOM=01/05/2025 DEC=18/05/2025
//! pass: Episodes LS=V3 DECOM=20/03/2026
//! pass: Episodes LS=V4 DECOM=01/05/2025
//! ```

use crate::case::Case;
use crate::day::days_between;
use crate::rule::{Found, Rule, now};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule = Rule::new("365", &[now(Table::Episodes)], &["LS", "DECOM", "DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let end = case.year.end();
    let last = |row: &Episode<'_>| if row.dec.is_blank() { Some(end) } else { row.dec.day };
    for row in &case.now.episodes {
        found.row_if(
            row,
            row.ls == "V3" && row.decom.is(|from| last(row).is_some_and(|to| days_between(from, to) > 17)),
        );
    }
}
