//! 385: no episode ends after the year.
//!
//! # What it says
//! DEC is not later than 31 March at the end of the collection year.
//!
//! # Source
//! Rule 385 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DEC=01/04/2026
//! pass: Episodes DEC=31/03/2026
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("385", &[now(Table::Episodes)], &["DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.dec.is(|day| day > case.year.end()));
    }
}
