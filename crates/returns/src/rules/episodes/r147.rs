//! 147: the day an episode ended exists.
//!
//! # What it says
//! DEC, where it is filled in, is dd/mm/yyyy, and the day exists.
//!
//! # Source
//! Rule 147 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DEC=31/06/2025
//! fail: Episodes* DEC=ZZ/06/2025
//! pass: Episodes DEC=30/06/2025
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("147", &[now(Table::Episodes)], &["DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.dec.is_wrong());
    }
}
