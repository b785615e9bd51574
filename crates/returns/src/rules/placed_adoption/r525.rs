//! 525: a child whose decision was reversed is not adopted in the year.
//!
//! # What it says
//! If DATE_PLACED_CEASED is filled in, nothing is filled in in AD1.
//!
//! # Source
//! Rule 525 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! PlacedAdoption, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DATE_PLACED_CEASED=01/05/2025 | AD1* NB_ADOPTR=2
//! pass: PlacedAdoption | AD1 NB_ADOPTR=2
//! pass: PlacedAdoption DATE_PLACED_CEASED=01/05/2025 | AD1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("525", &[now(Table::PlacedAdoption), now(Table::Ad1)], &["DATE_PLACED_CEASED", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        for other in &case.now.ad1 {
            if !row.date_placed_ceased.is_blank() && other.says_anything() {
                found.row(row);
                found.row(other);
            }
        }
    }
}
