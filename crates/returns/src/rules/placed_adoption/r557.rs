//! 557: of a child who left care without being adopted it is said that the decision was reversed.
//!
//! # What it says
//! If an episode of placement for adoption (A3 to A6) or under a placement order (E1; to 2024 also a freeing order,
//! D1) ended the care other than by adoption, the child has a row in PlacedAdoption with DATE_PLACED_CEASED and
//! REASON_PLACED_CEASED filled in.
//!
//! # Source
//! Rule 557 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption CHILD=B | Episodes* PLACE=A3 REC=E4A
//! fail: PlacedAdoption* | Episodes* LS=E1 REC=E4A
//! fail@2024: PlacedAdoption* | Episodes* LS=D1 REC=E4A
//! pass: PlacedAdoption DATE_PLACED_CEASED=01/05/2025 REASON_PLACED_CEASED=RD1 | Episodes LS=E1 REC=E4A
//! pass: PlacedAdoption | Episodes LS=E1 REC=E12
//! pass: PlacedAdoption | Episodes LS=E1 REC=X1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Placement, Table};

pub(super) const RULE: Rule =
    Rule::new("557", &[now(Table::Episodes), now(Table::PlacedAdoption)], &["DATE_PLACED_CEASED", "REASON_PLACED_CEASED", "PLACE", "LS", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let ordered = |ls: &str| ls == "E1" || (ls == "D1" && case.year.number() < 2025);
    let rows = &case.now.placed_adoption;
    let incomplete = |row: &&Placement<'_>| row.date_placed_ceased.is_blank() || row.reason_placed_ceased.is_empty();
    if !rows.is_empty() && !rows.iter().any(|row| incomplete(&row)) {
        return;
    }
    for episode in &case.now.episodes {
        let not_adopted = !matches!(episode.rec, "" | "X1" | "E11" | "E12");
        if not_adopted && (episode.is_placed_for_adoption() || ordered(episode.ls)) {
            found.row(episode);
            found.rows(rows.iter().filter(incomplete));
        }
    }
}
