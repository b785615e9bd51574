//! 501: one episode is over before the next begins.
//!
//! # What it says
//! DECOM is not before the DEC of the episode before.
//!
//! # Source
//! Rule 501 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 DEC=02/06/2025 | Episodes* DECOM=01/06/2025
//! pass: Episodes DECOM=01/05/2025 DEC=01/06/2025 | Episodes DECOM=01/06/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("501", &[now(Table::Episodes)], &["DECOM", "DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (before, row) in pairs(case) {
        found.row_if(row, row.decom.is(|from| before.dec.is(|to| from < to)));
    }
}
