//! 145: a category of need is a known code.
//!
//! # What it says
//! CIN, where it is filled in, is one of the year's codes for main need.
//!
//! # Source
//! Rule 145 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* CIN=N9
//! pass: Episodes CIN=N8
//! pass: Episodes CIN=
//! ```

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use extracts::codes::List;

pub(super) const RULE: Rule = Rule::new("145", &[now(Table::Episodes)], &["CIN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, !row.cin.is_empty() && !counts(List::Need, row.cin, case.year));
    }
}
