//! 702: an order ends after it began.
//!
//! # What it says
//! DOLO_END is after DOLO_START.
//!
//! # Source
//! Rule 702 of the validation rules of the return, collection years 2027 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! DoLo; collection years 2027 to 2027.
//!
//! # Example
//! ```text
//! fail: DoLo* DOLO_START=01/05/2026 DOLO_END=01/05/2026
//! pass: DoLo DOLO_START=01/05/2026 DOLO_END=02/05/2026
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("702", &[now(Table::DoLo)], &["DOLO_START", "DOLO_END"], check).since(2027);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.dolo {
        found.row_if(row, row.dolo_end.is(|to| row.dolo_start.is(|from| to <= from)));
    }
}
