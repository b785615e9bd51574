//! 503B: a first episode has the legal status of the open one of last year.
//!
//! # What it says
//! LS of a child's first episode is that of the last episode of last year, if it was open at the year's end.
//!
//! # Source
//! Rule 503B of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 LS=C2 | Episodes.last DECOM=01/05/2024 LS=C1
//! fail: Episodes* DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024 LS=C1
//! pass: Episodes DECOM=01/05/2024 LS=C2 | Episodes DECOM=01/05/2025 LS=C1 | Episodes.last DECOM=01/05/2024 LS=C2
//! pass: Episodes DECOM=01/05/2024 LS=C2 | Episodes.last DECOM=01/05/2024 LS=C1 DEC=01/06/2024
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, before, now};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("503B", &[now(Table::Episodes), before(Table::Episodes)], &["LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((first, last)) = carried_over(case) {
        found.row_if(first, first.ls != last.ls);
    }
}
