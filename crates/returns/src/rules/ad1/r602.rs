//! 602: of a child who was not adopted in the year nothing about an adoption is said.
//!
//! # What it says
//! If no episode ended in adoption (E11, E12) in the year, AD1 is blank.
//!
//! # Source
//! Rule 602 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* NB_ADOPTR=2 | Episodes DEC=01/06/2025 REC=X1
//! fail: AD1* NB_ADOPTR=2 | Episodes DEC=01/06/2024 REC=E11
//! pass: AD1 NB_ADOPTR=2 | Episodes DEC=01/06/2025 REC=E11
//! pass: AD1 | Episodes
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule =
    Rule::new("602", &[now(Table::Episodes), now(Table::Ad1)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let adopted = |episode: &Episode<'_>| matches!(episode.rec, "E11" | "E12") && episode.dec.is(|to| case.year.holds(to));
    if !case.now.episodes.iter().any(adopted) {
        found.rows(case.now.ad1.iter().filter(|row| row.says_anything()));
    }
}
