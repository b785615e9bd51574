//! 354: no episode begins after the year.
//!
//! # What it says
//! DECOM is not later than 31 March at the end of the collection year.
//!
//! # Source
//! Rule 354 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/04/2026
//! fail@2024: Episodes* DECOM=01/04/2024
//! pass: Episodes DECOM=31/03/2026
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("354", &[now(Table::Episodes)], &["DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.decom.is(|day| day > case.year.end()));
    }
}
