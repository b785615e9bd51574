//! 504: the main need stays what it was when care began.
//!
//! # What it says
//! If an episode goes on from the one before (REC X1, DEC the same day as DECOM), CIN is the same.
//!
//! # Source
//! Rule 504 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1 CIN=N1 | Episodes* DECOM=01/06/2025 CIN=N2
//! pass: Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1 CIN=N1 | Episodes DECOM=01/06/2025 CIN=N1
//! pass: Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=E4A CIN=N1 | Episodes DECOM=01/06/2025 CIN=N2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("504", &[now(Table::Episodes)], &["CIN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (before, row) in pairs(case) {
        found.row_if(row, before.rec == "X1" && before.dec.day.is_some() && before.dec.day == row.decom.day && row.cin != before.cin);
    }
}
