//! 331: the match with adopters comes before the child lives with them.
//!
//! # What it says
//! DATE_MATCH is not after the first day (DECOM) of the episode that ended in adoption (E11, E12).
//!
//! # Source
//! Rule 331 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! AD1, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* DATE_MATCH=02/05/2025 | Episodes* DECOM=01/05/2025 REC=E11
//! pass: AD1 DATE_MATCH=01/05/2025 | Episodes DECOM=01/05/2025 REC=E12
//! pass: AD1 DATE_MATCH=02/05/2025 | Episodes DECOM=01/05/2025 REC=X1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("331", &[now(Table::Ad1), now(Table::Episodes)], &["DATE_MATCH", "DECOM", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for episode in case.now.episodes.iter().filter(|episode| matches!(episode.rec, "E11" | "E12")) {
        for row in case.now.ad1.iter().filter(|row| row.date_match.is(|matched| episode.decom.is(|from| matched > from))) {
            found.row(episode);
            found.row(row);
        }
    }
}
