//! 530: a private provider does not offer every placement.
//!
//! # What it says
//! A private provider (PR4) is not the provider of placements P1.
//!
//! # Source
//! Rule 530 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=P1 PLACE_PROVIDER=PR4
//! pass: Episodes PLACE=S1 PLACE_PROVIDER=PR4
//! pass: Episodes PLACE=P1 PLACE_PROVIDER=PR0
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("530", &[now(Table::Episodes)], &["PLACE", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place_provider == "PR4" && row.place == "P1");
    }
}
