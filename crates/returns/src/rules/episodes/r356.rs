//! 356: an episode does not end before it began.
//!
//! # What it says
//! DEC is not earlier than DECOM.
//!
//! # Source
//! Rule 356 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=02/05/2025 DEC=01/05/2025
//! pass: Episodes DECOM=02/05/2025 DEC=02/05/2025
//! pass: Episodes DEC=01/05/2025
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("356", &[now(Table::Episodes)], &["DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.decom.is(|from| row.dec.is(|to| to < from)));
    }
}
