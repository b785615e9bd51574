//! 1003: it is decided in care to place a child for adoption.
//!
//! # What it says
//! DATE_PLACED is not before the first day of the first period of care (RNE S).
//!
//! # Source
//! Rule 1003 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=30/04/2025 | Episodes* DECOM=01/05/2025 RNE=S
//! pass: PlacedAdoption DATE_PLACED=01/05/2025 | Episodes DECOM=01/05/2025 RNE=S
//! pass: PlacedAdoption DATE_PLACED=30/04/2025 | Episodes DECOM=01/05/2025 RNE=L
//! ```

use crate::case::{Case, first_begun};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("1003", &[now(Table::Episodes), now(Table::PlacedAdoption)], &["DATE_PLACED", "DECOM", "RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let eligible: Vec<_> = case.now.episodes.iter().filter(|episode| episode.rne == "S").copied().collect();
    let Some(start) = first_begun(&eligible) else { return };
    for row in &case.now.placed_adoption {
        if row.date_placed.is(|placed| start.decom.is(|from| placed < from)) {
            found.row(start);
            found.row(row);
        }
    }
}
