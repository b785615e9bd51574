//! 503A: a first episode has the reason of the open one of last year.
//!
//! # What it says
//! RNE of a child's first episode is that of the last episode of last year, if it was open at the year's end.
//!
//! # Source
//! Rule 503A of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 RNE=S | Episodes.last DECOM=01/05/2024 RNE=P
//! fail: Episodes* DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024 RNE=P
//! pass: Episodes DECOM=01/05/2024 RNE=S | Episodes DECOM=01/05/2025 RNE=P | Episodes.last DECOM=01/05/2024 RNE=S
//! pass: Episodes DECOM=01/05/2024 RNE=S | Episodes.last DECOM=01/05/2024 RNE=P DEC=01/06/2024
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, before, now};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("503A", &[now(Table::Episodes), before(Table::Episodes)], &["RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((first, last)) = carried_over(case) {
        found.row_if(first, first.rne != last.rne);
    }
}
