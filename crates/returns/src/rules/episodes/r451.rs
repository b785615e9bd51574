//! 451: no child is still freed for adoption.
//!
//! # What it says
//! An episode under a freeing order (D1) has DEC or REC filled in.
//!
//! # Source
//! Rule 451 of the validation rules of the return, collection years 2023 to 2024, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2024.
//!
//! # Example
//! ```text
//! fail@2024: Episodes* LS=D1
//! pass@2024: Episodes LS=D1 DEC=01/05/2023
//! pass@2024: Episodes LS=E1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("451", &[now(Table::Episodes)], &["DEC", "REC", "LS"], check).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.ls == "D1" && row.dec.is_blank() && row.rec.is_empty());
    }
}
