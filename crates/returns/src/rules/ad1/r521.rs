//! 521: adoption is decided upon before the child is placed for it.
//!
//! # What it says
//! DATE_INT is not after the first day of an episode in which the child is placed for adoption (A3 to A6).
//!
//! # Source
//! Rule 521 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* DATE_INT=02/05/2025 | Episodes* DECOM=01/05/2025 PLACE=A4
//! pass: AD1 DATE_INT=01/05/2025 | Episodes DECOM=01/05/2025 PLACE=A4
//! pass: AD1 DATE_INT=02/05/2025 | Episodes DECOM=01/05/2025 PLACE=U6
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("521", &[now(Table::Episodes), now(Table::Ad1)], &["PLACE", "DECOM", "DATE_INT"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for episode in case.now.episodes.iter().filter(|episode| matches!(episode.place, "A3" | "A4" | "A5" | "A6")) {
        for row in case.now.ad1.iter().filter(|row| row.date_int.is(|decided| episode.decom.is(|from| decided > from))) {
            found.row(episode);
            found.row(row);
        }
    }
}
