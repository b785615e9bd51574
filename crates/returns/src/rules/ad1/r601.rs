//! 601: of a child adopted in the year everything about the adoption is said.
//!
//! # What it says
//! If an episode ended in adoption (E11, E12) in the year, the six items of AD1 are filled in.
//!
//! # Source
//! Rule 601 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* NB_ADOPTR=2 | Episodes* DEC=01/06/2025 REC=E11
//! pass: AD1 | Episodes DEC=01/06/2025 REC=X1
//! pass: AD1 DATE_INT=01/05/2025 DATE_MATCH=01/05/2025 FOSTER_CARE=0 NB_ADOPTR=1 SEX_ADOPTR=F1 LS_ADOPTR=L0 | Episodes DEC=01/06/2025 REC=E11
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("601", &[now(Table::Episodes), now(Table::Ad1)], &["REC", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for episode in case.now.episodes.iter().filter(|episode| matches!(episode.rec, "E11" | "E12") && episode.dec.is(|to| case.year.holds(to))) {
        for row in case.now.ad1.iter().filter(|row| !row.says_all()) {
            found.row(episode);
            found.row(row);
        }
    }
}
