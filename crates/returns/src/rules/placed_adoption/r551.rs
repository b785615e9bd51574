//! 551: of a child placed for adoption it is said when that was decided.
//!
//! # What it says
//! A child with an episode of placement for adoption (A3 to A6) has DATE_PLACED filled in.
//!
//! # Source
//! Rule 551 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption CHILD=B | Episodes* PLACE=A3
//! fail: PlacedAdoption | Episodes* PLACE=A3
//! pass: PlacedAdoption DATE_PLACED=01/05/2025 | Episodes PLACE=A3
//! pass: PlacedAdoption | Episodes PLACE=U6
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("551", &[now(Table::Episodes), now(Table::PlacedAdoption)], &["DATE_PLACED", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let rows = &case.now.placed_adoption;
    if rows.is_empty() || rows.iter().any(|row| row.date_placed.is_blank()) {
        found.rows(case.now.episodes.iter().filter(|episode| episode.is_placed_for_adoption()));
    }
}
