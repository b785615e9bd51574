//! 558: the decision about a child who was adopted is not reversed.
//!
//! # What it says
//! If an episode ended in adoption (E11, E12), the child has a decision without DATE_PLACED_CEASED, if any at all.
//!
//! # Source
//! Rule 558 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption DATE_PLACED_CEASED=01/05/2025 | Episodes* REC=E11
//! pass: PlacedAdoption DATE_PLACED_CEASED=01/05/2024 | PlacedAdoption | Episodes REC=E11
//! pass: PlacedAdoption DATE_PLACED_CEASED=01/05/2025 | Episodes REC=X1
//! pass: PlacedAdoption CHILD=B | Episodes REC=E11
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("558", &[now(Table::Episodes), now(Table::PlacedAdoption)], &["DATE_PLACED_CEASED", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let rows = &case.now.placed_adoption;
    if !rows.is_empty() && rows.iter().all(|row| !row.date_placed_ceased.is_blank()) {
        found.rows(case.now.episodes.iter().filter(|episode| matches!(episode.rec, "E11" | "E12")));
    }
}
