//! 451: no child is still freed for adoption.
//!
//! # What it says
//! An episode of a child freed for adoption (D1) has ended.
//!
//! # Source
//! Rule 451 of the validation rules of the return, collection years 2023 to 2024, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2024.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=D1
//! pass: Episodes LS=D1 DEC=01/05/2023
//! pass: Episodes LS=E1
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("451", &[now(Table::Episodes)], &["DEC", "REC", "LS"], check).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.ls == "D1" && row.dec.is_blank() && row.rec.is_empty());
    }
}
