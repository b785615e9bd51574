//! 426: short breaks are all agreed in one way.
//!
//! # What it says
//! A child does not have episodes of both V3 and V4.
//!
//! # Source
//! Rule 426 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=V3 | Episodes* LS=V4
//! pass: Episodes LS=V3 | Episodes LS=V3
//! pass: Episodes LS=V4 | Episodes LS=C2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("426", &[now(Table::Episodes)], &["LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let has = |ls: &str| case.now.episodes.iter().any(|row| row.ls == ls);
    if has("V3") && has("V4") {
        found.rows(case.now.episodes.iter().filter(|row| row.is_short_break()));
    }
}
