//! 433: an episode that continues care begins on the day the one before ended.
//!
//! # What it says
//! If RNE is P, L, T, U or B, DECOM is the DEC of the episode before.
//!
//! # Source
//! Rule 433 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 DEC=01/06/2025 | Episodes* DECOM=02/06/2025 RNE=P
//! fail: Episodes DECOM=01/05/2025 | Episodes* DECOM=02/06/2025 RNE=L
//! pass: Episodes DECOM=01/05/2025 DEC=01/06/2025 | Episodes DECOM=01/06/2025 RNE=P
//! pass: Episodes DECOM=01/05/2025 DEC=01/06/2025 | Episodes DECOM=02/06/2025 RNE=S
//! pass: Episodes DECOM=01/05/2025 RNE=P
//! ```

use crate::case::{Case, in_order};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("433", &[now(Table::Episodes)], &["RNE", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let mut sorted = in_order(&case.now.episodes);
    sorted.sort_by_key(|row| (row.decom.day.is_none(), row.decom.day, row.dec.day.is_none(), row.dec.day));
    for (before, row) in sorted.iter().zip(sorted.iter().skip(1)) {
        let continues = matches!(row.rne, "P" | "L" | "T" | "U" | "B");
        found.row_if(*row, continues && (row.decom.day.is_none() || before.dec.day != row.decom.day));
    }
}
