//! 437: nothing follows a death or the end of childhood in care.
//!
//! # What it says
//! No episode follows one that ended because the child died (E2) or turned 18 (E15).
//!
//! # Source
//! Rule 437 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 REC=E15 | Episodes DECOM=01/08/2025
//! fail: Episodes* DECOM=01/05/2025 REC=E2 | Episodes DECOM=01/08/2025
//! pass: Episodes DECOM=01/05/2025 REC=E4A | Episodes DECOM=01/08/2025 REC=E15
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("437", &[now(Table::Episodes)], &["REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (previous, _) in pairs(case) {
        found.row_if(previous, previous.decom.day.is_some() && matches!(previous.rec, "E2" | "E15"));
    }
}
