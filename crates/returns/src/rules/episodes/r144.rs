//! 144: a legal status is a known code.
//!
//! # What it says
//! LS, where it is filled in, is one of the year's codes for legal status.
//!
//! # Source
//! Rule 144 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=C3
//! pass: Episodes LS=C2
//! pass: Episodes LS=
//! ```

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use extracts::codes::List;

pub(super) const RULE: Rule = Rule::new("144", &[now(Table::Episodes)], &["LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, !row.ls.is_empty() && !counts(List::CareLegalStatus, row.ls, case.year));
    }
}
