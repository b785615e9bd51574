//! 242: XXXXXXX stands for regional adoption agencies alone.
//!
//! # What it says
//! URN is XXXXXXX only in fostering or adoption (A3 to A6, U1 to U6).
//!
//! # Source
//! Rule 242 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=K2 URN=XXXXXXX
//! pass: Episodes PLACE=U6 URN=XXXXXXX
//! pass: Episodes PLACE=A3 URN=XXXXXXX
//! pass: Episodes PLACE=K2 URN=1000001
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("242", &[now(Table::Episodes)], &["URN"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.urn == "XXXXXXX" && !row.is_fostering() && !row.is_adoptive());
    }
}
