//! 141: the day an episode began exists.
//!
//! # What it says
//! DECOM, where it is filled in, is dd/mm/yyyy, and the day exists.
//!
//! # Source
//! Rule 141 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=31/02/2025
//! fail: Episodes* DECOM=2025-05-01
//! pass: Episodes DECOM=01/05/2025
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("141", &[now(Table::Episodes)], &["DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.decom.is_wrong());
    }
}
