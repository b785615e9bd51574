//! 376: a temporary placement over the carers' holiday lasts three weeks at most.
//!
//! # What it says
//! An episode in a temporary placement while the usual foster carers are on holiday (T3) that has ended was not longer
//! than 21 days.
//!
//! # Source
//! Rule 376 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=T3 DECOM=01/05/2025 DEC=23/05/2025
//! pass: Episodes PLACE=T3 DECOM=01/05/2025 DEC=22/05/2025
//! pass: Episodes PLACE=T3 DECOM=01/05/2025
//! pass: Episodes PLACE=U6 DECOM=01/05/2025 DEC=23/05/2025
//! ```

use crate::case::Case;
use crate::day::days_between;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("376", &[now(Table::Episodes)], &["DECOM", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place == "T3" && row.decom.is(|from| row.dec.is(|to| days_between(from, to) > 21)));
    }
}
