//! 529: another public body does not offer every placement.
//!
//! # What it says
//! Another public body (PR3) is not the provider of placements P1, K1, K2, A3 to A6 and U1 to U6.
//!
//! # Source
//! Rule 529 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=P1 PLACE_PROVIDER=PR3
//! fail: Episodes* PLACE=A4 PLACE_PROVIDER=PR3
//! pass: Episodes PLACE=S1 PLACE_PROVIDER=PR3
//! pass: Episodes PLACE=P1 PLACE_PROVIDER=PR0
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("529", &[now(Table::Episodes)], &["PLACE", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(
            row,
            row.place_provider == "PR3"
                && (matches!(row.place, "K1" | "K2" | "P1") || row.is_fostering() || row.is_adoptive()),
        );
    }
}
