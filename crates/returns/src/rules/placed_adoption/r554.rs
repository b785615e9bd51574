//! 554: it is decided to place a child for adoption before the placement order.
//!
//! # What it says
//! DATE_PLACED is not after the first day of the first episode under a placement order (E1).
//!
//! # Source
//! Rule 554 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=02/05/2025 | Episodes* DECOM=01/05/2025 LS=E1
//! pass: PlacedAdoption DATE_PLACED=01/05/2025 | Episodes DECOM=01/05/2025 LS=E1
//! pass: PlacedAdoption DATE_PLACED=02/05/2025 | Episodes DECOM=01/05/2025 LS=C2
//! ```

use crate::case::{Case, first_begun};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("554", &[now(Table::Episodes), now(Table::PlacedAdoption)], &["DATE_PLACED", "DECOM", "LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let eligible: Vec<_> = case.now.episodes.iter().filter(|episode| episode.ls == "E1").copied().collect();
    let Some(first) = first_begun(&eligible) else { return };
    for row in &case.now.placed_adoption {
        if row.date_placed.is(|placed| first.decom.is(|from| placed > from)) {
            found.row(first);
            found.row(row);
        }
    }
}
