//! 503C: a first episode has the category of need of the open one of last year.
//!
//! # What it says
//! CIN of a child's first episode is that of the last episode of last year, if it was open at the year's end.
//!
//! # Source
//! Rule 503C of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 CIN=N1 | Episodes.last DECOM=01/05/2024 CIN=N2
//! fail: Episodes* DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024 CIN=N2
//! pass: Episodes DECOM=01/05/2024 CIN=N1 | Episodes DECOM=01/05/2025 CIN=N2 | Episodes.last DECOM=01/05/2024 CIN=N1
//! pass: Episodes DECOM=01/05/2024 CIN=N1 | Episodes.last DECOM=01/05/2024 CIN=N2 DEC=01/06/2024
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, before, now};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("503C", &[now(Table::Episodes), before(Table::Episodes)], &["CIN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((first, last)) = carried_over(case) {
        found.row_if(first, first.cin != last.cin);
    }
}
