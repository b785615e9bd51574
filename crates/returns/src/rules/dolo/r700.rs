//! 700: the first day of an order is a day.
//!
//! # What it says
//! DOLO_START is filled in, as dd/mm/yyyy, and the day exists.
//!
//! # Source
//! Rule 700 of the validation rules of the return, collection years 2027 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! DoLo; collection years 2027 to 2027.
//!
//! # Example
//! ```text
//! fail: DoLo*
//! fail: DoLo* DOLO_START=31/02/2027
//! pass: DoLo DOLO_START=28/02/2027
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("700", &[now(Table::DoLo)], &["DOLO_START"], check).since(2027);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.dolo {
        found.row_if(row, row.dolo_start.day.is_none());
    }
}
