//! 556: it is decided to place a child for adoption before the freeing order.
//!
//! # What it says
//! DATE_PLACED is not after the first day of an episode under a freeing order (D1).
//!
//! # Source
//! Rule 556 of the validation rules of the return, collection years 2023 to 2024, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PlacedAdoption; collection years 2023 to 2024.
//!
//! # Example
//! ```text
//! fail@2024: PlacedAdoption DATE_PLACED=02/05/2023 | Episodes* DECOM=01/05/2023 LS=D1
//! pass@2024: PlacedAdoption DATE_PLACED=01/05/2023 | Episodes DECOM=01/05/2023 LS=D1
//! pass@2024: PlacedAdoption | Episodes DECOM=01/05/2023 LS=D1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Placement, Table};

pub(super) const RULE: Rule =
    Rule::new("556", &[now(Table::Episodes), now(Table::PlacedAdoption)], &["DATE_PLACED", "DECOM"], check).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for episode in case.now.episodes.iter().filter(|episode| episode.ls == "D1") {
        let late = |row: &Placement<'_>| row.date_placed.is(|placed| episode.decom.is(|from| placed > from));
        found.row_if(episode, case.now.placed_adoption.iter().any(late));
    }
}
