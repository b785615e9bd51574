//! 529: what another public body does not provide is not provided by it.
//!
//! # What it says
//! If PLACE_PROVIDER is PR3, PLACE is not A3, A4, A5, A6, K1, K2, P1, U1, U2, U3, U4, U5 or U6.
//!
//! # Source
//! Rule 529 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE_PROVIDER=PR3 PLACE=P1
//! pass: Episodes PLACE_PROVIDER=PR3 PLACE=S1
//! pass: Episodes PLACE_PROVIDER=PR0 PLACE=P1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("529", &[now(Table::Episodes)], &["PLACE", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place_provider == "PR3" && matches!(row.place, "A3" | "A4" | "A5" | "A6" | "K1" | "K2" | "P1" | "U1" | "U2" | "U3" | "U4" | "U5" | "U6"));
    }
}
