//! 528: what another council does not provide is not provided by it.
//!
//! # What it says
//! If PLACE_PROVIDER is PR2, PLACE is not P1, R2 or R5.
//!
//! # Source
//! Rule 528 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE_PROVIDER=PR2 PLACE=P1
//! pass: Episodes PLACE_PROVIDER=PR2 PLACE=S1
//! pass: Episodes PLACE_PROVIDER=PR0 PLACE=P1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("528", &[now(Table::Episodes)], &["PLACE", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place_provider == "PR2" && matches!(row.place, "P1" | "R2" | "R5"));
    }
}
