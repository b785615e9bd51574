//! 553: of a child under a placement order it is said when adoption was decided upon.
//!
//! # What it says
//! A child with an episode under a placement order (E1) has a row in PlacedAdoption; and while that episode is open,
//! the decision is not reversed.
//!
//! # Source
//! Rule 553 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption CHILD=B | Episodes* LS=E1
//! fail: PlacedAdoption* REASON_PLACED_CEASED=RD1 | Episodes LS=E1
//! pass: PlacedAdoption REASON_PLACED_CEASED=RD1 | Episodes LS=E1 DEC=01/05/2023
//! pass: PlacedAdoption | Episodes LS=E1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Placement, Table};

pub(super) const RULE: Rule =
    Rule::new("553", &[now(Table::Episodes), now(Table::PlacedAdoption)], &["CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let ordered = || case.now.episodes.iter().filter(|episode| episode.ls == "E1");
    let rows = &case.now.placed_adoption;
    if rows.is_empty() {
        found.rows(ordered());
    } else if ordered().any(|episode| episode.dec.is_blank()) {
        let reversed = |row: &&Placement<'_>| !row.date_placed_ceased.is_blank() || !row.reason_placed_ceased.is_empty();
        found.rows(rows.iter().filter(reversed));
    }
}
