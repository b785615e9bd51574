//! 701: the last day of an order is a day.
//!
//! # What it says
//! DOLO_END, where it is filled in, is dd/mm/yyyy and the day exists.
//!
//! # Source
//! Rule 701 of the validation rules of the return, collection years 2027 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! DoLo; collection years 2027 to 2027.
//!
//! # Example
//! ```text
//! fail: DoLo* DOLO_END=31/02/2027
//! pass: DoLo DOLO_END=28/02/2027
//! pass: DoLo
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("701", &[now(Table::DoLo)], &["DOLO_END"], check).since(2027);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.dolo {
        found.row_if(row, row.dolo_end.is_wrong());
    }
}
