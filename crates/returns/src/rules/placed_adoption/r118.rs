//! 118: a decision is reversed in care, and in the year.
//!
//! # What it says
//! DATE_PLACED_CEASED is not before 1 April of the collection year, nor before the first episode that is not a short
//! break (V3, V4).
//!
//! # Source
//! Rule 118 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED_CEASED=31/03/2025 | Episodes* DECOM=01/05/2024 LS=C2
//! fail: PlacedAdoption* DATE_PLACED_CEASED=30/04/2025 | Episodes* DECOM=01/05/2025 LS=C2
//! pass: PlacedAdoption DATE_PLACED_CEASED=01/05/2025 | Episodes DECOM=01/05/2025 LS=C2
//! pass: PlacedAdoption DATE_PLACED_CEASED=31/03/2025 | Episodes LS=V4
//! ```

use crate::case::{Case, first_begun};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("118", &[now(Table::Episodes), now(Table::PlacedAdoption)], &["DATE_PLACED_CEASED", "DECOM", "LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let eligible: Vec<_> = case.now.episodes.iter().filter(|episode| !episode.is_short_break()).copied().collect();
    let Some(first) = first_begun(&eligible) else { return };
    for row in &case.now.placed_adoption {
        if row.date_placed_ceased.is(|day| day < case.year.start() || first.decom.is(|from| day < from)) {
            found.row(first);
            found.row(row);
        }
    }
}
