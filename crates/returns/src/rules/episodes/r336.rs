//! 336: a child placed for adoption was in foster care just before.
//!
//! # What it says
//! Where a child is placed for adoption without a placement order (A3, A4), the episode before was fostering or
//! adoption (U1 to U6, A3 to A6), unless it is the child's first.
//!
//! # Source
//! Rule 336 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 PLACE=K2 | Episodes* DECOM=01/08/2025 PLACE=A4
//! fail: Episodes DECOM=01/05/2025 | Episodes* DECOM=01/08/2025 PLACE=A3
//! pass: Episodes DECOM=01/05/2025 PLACE=U6 | Episodes DECOM=01/08/2025 PLACE=A3
//! pass: Episodes DECOM=01/05/2025 PLACE=A3
//! pass: Episodes DECOM=01/05/2025 PLACE=K2 | Episodes DECOM=01/08/2025 PLACE=A6
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("336", &[now(Table::Episodes)], &["PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (previous, next) in pairs(case) {
        found.row_if(next, matches!(next.place, "A3" | "A4") && !previous.is_fostering() && !previous.is_adoptive());
    }
}
