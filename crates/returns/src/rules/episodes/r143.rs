//! 143: the reason for a new episode is a known code.
//!
//! # What it says
//! RNE, where it is filled in, is one of the year's codes for why an episode began.
//!
//! # Source
//! Rule 143 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* RNE=X
//! pass: Episodes RNE=S
//! pass: Episodes RNE=
//! ```

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use extracts::codes::List;

pub(super) const RULE: Rule = Rule::new("143", &[now(Table::Episodes)], &["RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, !row.rne.is_empty() && !counts(List::ReasonNew, row.rne, case.year));
    }
}
