//! 435: where only the placement changed, it did, and the legal status did not.
//!
//! # What it says
//! If RNE is P or T, LS is that of the episode before, and at least one of PLACE, PL_POST, URN and PLACE_PROVIDER
//! differs.
//!
//! # Source
//! Rule 435 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 LS=V2 PLACE=U6 | Episodes* DECOM=01/06/2025 LS=C2 PLACE=K2 RNE=P
//! fail: Episodes DECOM=01/05/2025 LS=C2 PLACE=U6 | Episodes* DECOM=01/06/2025 LS=C2 PLACE=U6 RNE=T
//! pass: Episodes DECOM=01/05/2025 LS=C2 PLACE=U6 | Episodes DECOM=01/06/2025 LS=C2 PLACE=K2 RNE=P
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("435", &[now(Table::Episodes)], &["LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (before, row) in pairs(case) {
        found.row_if(row, matches!(row.rne, "P" | "T") && (row.ls != before.ls || row.is_same_placement(before)));
    }
}
