//! 408: a child placed for adoption under a placement order has that legal status.
//!
//! # What it says
//! If PLACE is A5 or A6, LS is E1.
//!
//! # Source
//! Rule 408 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=A5 LS=C2
//! pass: Episodes PLACE=A6 LS=E1
//! pass: Episodes PLACE=A3 LS=C2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("408", &[now(Table::Episodes)], &["PLACE", "LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, matches!(row.place, "A5" | "A6") && row.ls != "E1");
    }
}
