//! 433: an episode that continues the care begins where the last one ended.
//!
//! # What it says
//! An episode with RNE P, L, T, U or B begins on the day on which the one before it ended.
//!
//! # Source
//! Rule 433 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 DEC=01/08/2025 | Episodes* DECOM=02/08/2025 RNE=P
//! fail: Episodes DECOM=01/05/2025 | Episodes* DECOM=02/08/2025 RNE=L
//! pass: Episodes DECOM=01/05/2025 DEC=01/08/2025 | Episodes DECOM=01/08/2025 RNE=P
//! pass: Episodes DECOM=01/05/2025 DEC=01/08/2025 | Episodes DECOM=02/08/2025 RNE=S
//! pass: Episodes DECOM=01/05/2025 RNE=P
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("433", &[now(Table::Episodes)], &["RNE", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (previous, next) in pairs(case) {
        found.row_if(
            next,
            matches!(next.rne, "P" | "L" | "T" | "U" | "B")
                && !(next.decom.day.is_some() && previous.dec.day == next.decom.day),
        );
    }
}
