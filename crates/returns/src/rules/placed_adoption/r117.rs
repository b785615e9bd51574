//! 117: decisions about adoption are made before the year, or the care, ends.
//!
//! # What it says
//! DATE_PLACED and DATE_PLACED_CEASED are not after 31 March of the collection year, nor after the day on which the
//! last episode ended.
//!
//! # Source
//! Rule 117 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED=01/04/2026 | Episodes* DECOM=01/05/2025
//! fail: PlacedAdoption* DATE_PLACED_CEASED=02/06/2025 | Episodes* DECOM=01/05/2025 DEC=01/06/2025 REC=E4A
//! pass: PlacedAdoption DATE_PLACED=01/06/2025 | Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=E4A
//! pass: PlacedAdoption DATE_PLACED=02/06/2025 | Episodes DECOM=01/04/2025 DEC=01/05/2025 REC=X1 | Episodes DECOM=01/05/2025
//! ```

use domain::Date;

use crate::case::{Case, last_begun};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("117", &[now(Table::Episodes), now(Table::PlacedAdoption)], &["DATE_PLACED_CEASED", "DATE_PLACED", "DEC", "REC", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let eligible: Vec<_> = case.now.episodes.iter().filter(|episode| episode.rec != "X1").copied().collect();
    let Some(last) = last_begun(&eligible) else { return };
    let late = |day: Date| day > case.year.end() || last.dec.is(|to| day > to);
    for row in &case.now.placed_adoption {
        if row.date_placed.is(late) || row.date_placed_ceased.is(late) {
            found.row(last);
            found.row(row);
        }
    }
}
