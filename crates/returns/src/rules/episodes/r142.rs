//! 142: an episode ends before the next begins.
//!
//! # What it says
//! Of a child's episodes only the last may be open: each other one has the day and the reason of its end.
//!
//! # Source
//! Rule 142 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 | Episodes DECOM=01/08/2025
//! fail: Episodes* DECOM=01/05/2025 DEC=01/08/2025 | Episodes DECOM=01/08/2025
//! fail: Episodes DECOM=01/08/2025 | Episodes* DECOM=01/05/2025 REC=X1
//! pass: Episodes DECOM=01/05/2025 DEC=01/08/2025 REC=X1 | Episodes DECOM=01/08/2025
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("142", &[now(Table::Episodes)], &["DEC", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (previous, _) in pairs(case) {
        found.row_if(previous, previous.decom.day.is_some() && (previous.dec.day.is_none() || previous.rec.is_empty()));
    }
}
