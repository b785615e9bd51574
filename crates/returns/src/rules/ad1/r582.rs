//! 582: the match with adopters comes before the day of the adoption.
//!
//! # What it says
//! The day on which care ended in adoption (E11, E12) is not that of the match with the adopters. It may be, but
//! rarely is.
//!
//! # Source
//! Rule 582 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1 DATE_MATCH=01/05/2025 | Episodes* DEC=01/05/2025 REC=E11
//! pass: AD1 DATE_MATCH=01/04/2025 | Episodes DEC=01/05/2025 REC=E11
//! pass: AD1 DATE_MATCH=01/05/2025 | Episodes DEC=01/05/2025 REC=X1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Adoption, Table};

pub(super) const RULE: Rule =
    Rule::new("582", &[now(Table::Episodes), now(Table::Ad1)], &["DEC", "DATE_MATCH"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for episode in case.now.episodes.iter().filter(|episode| matches!(episode.rec, "E11" | "E12")) {
        let same = |row: &Adoption<'_>| !episode.dec.is_blank() && row.date_match.text == episode.dec.text;
        found.row_if(episode, case.now.ad1.iter().any(same));
    }
}
