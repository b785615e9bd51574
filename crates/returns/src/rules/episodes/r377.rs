//! 377: the carers' holidays bring two temporary placements a year at most.
//!
//! # What it says
//! A child has no more than two episodes in a temporary placement while the usual foster carers are on holiday (T3).
//!
//! # Source
//! Rule 377 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=T3 DECOM=01/05/2025 | Episodes* PLACE=T3 DECOM=01/06/2025 | Episodes* PLACE=T3 DECOM=01/07/2025 | Episodes PLACE=U6 DECOM=01/08/2025
//! pass: Episodes PLACE=T3 DECOM=01/05/2025 | Episodes PLACE=T3 DECOM=01/06/2025
//! pass: Episodes PLACE=T3 DECOM=01/05/2025 | Episodes PLACE=T3 DECOM=01/06/2025 | Episodes CHILD=B PLACE=T3 DECOM=01/07/2025
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("377", &[now(Table::Episodes)], &["PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let holidays = || case.now.episodes.iter().filter(|row| row.place == "T3");
    if holidays().count() > 2 {
        found.rows(holidays());
    }
}
