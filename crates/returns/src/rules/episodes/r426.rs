//! 426: short breaks are of one kind in a year.
//!
//! # What it says
//! A child has not both short breaks under one agreement (V3) and under several (V4) in a year.
//!
//! # Source
//! Rule 426 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=V3 | Episodes* LS=V4 | Episodes LS=C2
//! pass: Episodes LS=V3 | Episodes LS=V3
//! pass: Episodes LS=V3 | Episodes CHILD=B LS=V4
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("426", &[now(Table::Episodes)], &["LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let has = |kind: &str| case.now.episodes.iter().any(|row| row.ls == kind);
    if has("V3") && has("V4") {
        found.rows(case.now.episodes.iter().filter(|row| row.is_short_break()));
    }
}
