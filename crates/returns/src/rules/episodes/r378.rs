//! 378: a child placed with parents is not accommodated by agreement.
//!
//! # What it says
//! A child placed with parents (P1) is not under single accommodation (V2).
//!
//! # Source
//! Rule 378 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=P1 LS=V2
//! pass: Episodes PLACE=P1 LS=C2
//! pass: Episodes PLACE=U6 LS=V2
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("378", &[now(Table::Episodes)], &["PLACE", "LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place == "P1" && row.ls == "V2");
    }
}
