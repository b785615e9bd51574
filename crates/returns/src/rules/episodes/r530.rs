//! 530: what a private body does not provide is not provided by it.
//!
//! # What it says
//! If PLACE_PROVIDER is PR4, PLACE is not P1.
//!
//! # Source
//! Rule 530 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE_PROVIDER=PR4 PLACE=P1
//! pass: Episodes PLACE_PROVIDER=PR4 PLACE=S1
//! pass: Episodes PLACE_PROVIDER=PR0 PLACE=P1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("530", &[now(Table::Episodes)], &["PLACE", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place_provider == "PR4" && row.place == "P1");
    }
}
