//! 437: after a death, or an assessment as an adult, there is no further episode.
//!
//! # What it says
//! An episode that ended because the child died (E2) or was found to be 18 or older (E15) is the last.
//!
//! # Source
//! Rule 437 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 REC=E2 | Episodes DECOM=01/06/2025
//! fail: Episodes* DECOM=01/05/2025 REC=E15 | Episodes DECOM=01/06/2025
//! pass: Episodes DECOM=01/05/2025 REC=X1 | Episodes DECOM=01/06/2025 REC=E2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("437", &[now(Table::Episodes)], &["REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (row, _) in pairs(case) {
        found.row_if(row, matches!(row.rec, "E2" | "E15") && row.decom.day.is_some());
    }
}
