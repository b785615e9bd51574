//! 503F: a first episode has the provider's URN of the open one of last year.
//!
//! # What it says
//! URN of a child's first episode is that of the last episode of last year, if it was open at the year's end.
//!
//! # Source
//! Rule 503F of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 URN=1000001 | Episodes.last DECOM=01/05/2024 URN=1000003
//! fail: Episodes* DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024 URN=1000003
//! pass: Episodes DECOM=01/05/2024 URN=1000001 | Episodes DECOM=01/05/2025 URN=1000003 | Episodes.last DECOM=01/05/2024 URN=1000001
//! pass: Episodes DECOM=01/05/2024 URN=1000001 | Episodes.last DECOM=01/05/2024 URN=1000003 DEC=01/06/2024
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, before, now};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("503F", &[now(Table::Episodes), before(Table::Episodes)], &["URN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((first, last)) = carried_over(case) {
        found.row_if(first, first.urn != last.urn);
    }
}
