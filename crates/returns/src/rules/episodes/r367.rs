//! 367: short breaks take 75 days a year at most.
//!
//! # What it says
//! The days of a child's short breaks (V3) that lie in the year are 75 or fewer together. An episode that is still
//! open counts to the end of the year.
//!
//! # Source
//! Rule 367 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=V3 DECOM=01/05/2025 DEC=08/06/2025 | Episodes* LS=V3 DECOM=01/08/2025 DEC=08/09/2025 | Episodes LS=C2 DECOM=01/11/2025 DEC=01/12/2025
//! fail: Episodes* LS=V3 DECOM=01/01/2026
//! pass: Episodes LS=V3 DECOM=01/05/2025 DEC=08/06/2025 | Episodes LS=V3 DECOM=01/08/2025 DEC=07/09/2025
//! pass: Episodes LS=V3 DECOM=01/01/2025 DEC=30/04/2025
//! pass: Episodes LS=V4 DECOM=01/01/2026
//! ```

use crate::case::Case;
use crate::day::days_between;
use crate::rule::{Found, Rule, now};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule = Rule::new("367", &[now(Table::Episodes)], &["LS", "DECOM", "DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let (start, end) = (case.year.start(), case.year.end());
    let days = |row: &Episode<'_>| {
        let last = if row.dec.is_blank() { end } else { row.dec.day?.min(end) };
        Some(days_between(row.decom.day?.max(start), last)).filter(|days| *days > 0)
    };
    let breaks = || case.now.episodes.iter().filter(|row| row.ls == "V3");
    if breaks().filter_map(days).sum::<i32>() > 75 {
        found.rows(breaks().filter(|row| days(row).is_some()));
    }
}
