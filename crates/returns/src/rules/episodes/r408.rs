//! 408: a child placed under a placement order has one.
//!
//! # What it says
//! A child placed for adoption with a placement order (A5, A6) has that legal status (E1).
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
//! fail: Episodes* PLACE=A6
//! pass: Episodes PLACE=A5 LS=E1
//! pass: Episodes PLACE=A3 LS=C2
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("408", &[now(Table::Episodes)], &["PLACE", "LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, matches!(row.place, "A5" | "A6") && row.ls != "E1");
    }
}
