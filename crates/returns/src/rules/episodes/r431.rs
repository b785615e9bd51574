//! 431: care that begins on the day care ended goes on.
//!
//! # What it says
//! If RNE is S, DECOM is after the DEC of the episode before.
//!
//! # Source
//! Rule 431 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 DEC=01/06/2025 | Episodes* DECOM=01/06/2025 RNE=S
//! pass: Episodes DECOM=01/05/2025 DEC=01/06/2025 | Episodes DECOM=02/06/2025 RNE=S
//! pass: Episodes DECOM=01/05/2025 DEC=01/06/2025 | Episodes DECOM=01/06/2025 RNE=P
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("431", &[now(Table::Episodes)], &["RNE", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (before, row) in pairs(case) {
        found.row_if(row, row.rne == "S" && row.decom.is(|from| before.dec.is(|to| from <= to)));
    }
}
