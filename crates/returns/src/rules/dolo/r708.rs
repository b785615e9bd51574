//! 708: an order begins after birth.
//!
//! # What it says
//! DOLO_START is after DOB.
//!
//! # Source
//! Rule 708 of the validation rules of the return, collection years 2027 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! DoLo; collection years 2027 to 2027.
//!
//! # Example
//! ```text
//! fail: DoLo* DOB=01/05/2026 DOLO_START=01/05/2026
//! pass: DoLo DOB=01/05/2026 DOLO_START=02/05/2026
//! pass: DoLo DOLO_START=02/05/2026
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("708", &[now(Table::DoLo)], &["DOLO_START"], check).since(2027);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.dolo {
        found.row_if(row, row.dolo_start.is(|from| row.dob.is(|dob| from <= dob)));
    }
}
