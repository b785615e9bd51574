//! 434: where only the legal status changed, it did, and nothing else.
//!
//! # What it says
//! If RNE is L, LS differs from the episode before, and PLACE, PL_POST, URN and PLACE_PROVIDER do not.
//!
//! # Source
//! Rule 434 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 LS=V2 | Episodes* DECOM=01/06/2025 LS=V2 RNE=L
//! fail: Episodes DECOM=01/05/2025 LS=V2 PLACE=U6 | Episodes* DECOM=01/06/2025 LS=C2 PLACE=K2 RNE=L
//! pass: Episodes DECOM=01/05/2025 LS=V2 PLACE=U6 | Episodes DECOM=01/06/2025 LS=C2 PLACE=U6 RNE=L
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("434", &[now(Table::Episodes)], &["RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (before, row) in pairs(case) {
        found.row_if(row, row.rne == "L" && (row.ls == before.ls || !row.is_same_placement(before)));
    }
}
