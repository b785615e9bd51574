//! 149: the reason an episode ended is a known code.
//!
//! # What it says
//! REC, where it is filled in, is one of the year's codes for why an episode ended.
//!
//! # Source
//! Rule 149 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* REC=E43
//! pass: Episodes REC=E15
//! pass: Episodes REC=
//! ```

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use extracts::codes::List;

pub(super) const RULE: Rule = Rule::new("149", &[now(Table::Episodes)], &["REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, !row.rec.is_empty() && !counts(List::ReasonEnded, row.rec, case.year));
    }
}
