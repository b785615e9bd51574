//! 552: it is decided to place a child for adoption before that is done.
//!
//! # What it says
//! The latest DATE_PLACED is not after the first day of the first episode of placement for adoption (A3 to A6).
//!
//! # Source
//! Rule 552 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=02/05/2025 | Episodes* DECOM=01/05/2025 PLACE=A3
//! pass: PlacedAdoption DATE_PLACED=01/05/2025 | Episodes DECOM=01/05/2025 PLACE=A3
//! pass: PlacedAdoption DATE_PLACED=02/05/2025 | Episodes DECOM=01/05/2025 PLACE=U6
//! ```

use crate::case::{Case, first_begun};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("552", &[now(Table::Episodes), now(Table::PlacedAdoption)], &["DATE_PLACED", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let eligible: Vec<_> = case.now.episodes.iter().filter(|episode| episode.is_placed_for_adoption()).copied().collect();
    let Some(first) = first_begun(&eligible) else { return };
    let dated = case.now.placed_adoption.iter().filter(|row| row.date_placed.day.is_some());
    let Some(last) = dated.reduce(|last, next| if next.date_placed.day > last.date_placed.day { next } else { last }) else {
        return;
    };
    if first.decom.is(|from| last.date_placed.is(|placed| from < placed)) {
        found.row(first);
        found.row(last);
    }
}
