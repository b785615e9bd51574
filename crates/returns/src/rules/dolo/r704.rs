//! 704: an order ended in the year.
//!
//! # What it says
//! DOLO_END, where it is filled in, lies in the collection year.
//!
//! # Source
//! Rule 704 of the validation rules of the return, collection years 2027 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! DoLo; collection years 2027 to 2027.
//!
//! # Example
//! ```text
//! fail: DoLo* DOLO_END=31/03/2026
//! fail: DoLo* DOLO_END=01/04/2027
//! pass: DoLo DOLO_END=01/04/2026
//! pass: DoLo
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("704", &[now(Table::DoLo)], &["DOLO_END"], check).since(2027);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.dolo {
        found.row_if(row, row.dolo_end.is(|to| !case.year.holds(to)));
    }
}
