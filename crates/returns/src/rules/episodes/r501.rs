//! 501: no episode begins before the last one has ended.
//!
//! # What it says
//! DECOM is not earlier than DEC of the child's episode before.
//!
//! # Source
//! Rule 501 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 DEC=01/08/2025 | Episodes* DECOM=31/07/2025
//! pass: Episodes DECOM=01/05/2025 DEC=01/08/2025 | Episodes DECOM=01/08/2025
//! pass: Episodes DECOM=01/05/2025 | Episodes DECOM=31/07/2025
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("501", &[now(Table::Episodes)], &["DECOM", "DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (previous, next) in pairs(case) {
        found.row_if(next, next.decom.is(|from| previous.dec.is(|to| from < to)));
    }
}
