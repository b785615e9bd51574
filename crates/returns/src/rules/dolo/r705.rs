//! 705: one order is over before the next begins.
//!
//! # What it says
//! An order begins when the one before has ended, and not before it did.
//!
//! # Source
//! Rule 705 of the validation rules of the return, collection years 2027 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! DoLo; collection years 2027 to 2027.
//!
//! # Example
//! ```text
//! fail: DoLo DOLO_START=01/05/2026 | DoLo* DOLO_START=01/06/2026
//! fail: DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026 | DoLo* DOLO_START=31/05/2026 DOLO_END=02/06/2026
//! pass: DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026 | DoLo DOLO_START=01/06/2026
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{LibertyOrder, Table};

pub(super) const RULE: Rule =
    Rule::new("705", &[now(Table::DoLo)], &["DOLO_START", "DOLO_END"], check).since(2027);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let mut sorted: Vec<&LibertyOrder<'_>> = case.now.dolo.iter().collect();
    let last = |row: &LibertyOrder<'_>| row.dolo_end.day.or(row.dolo_start.day);
    sorted.sort_by_key(|row| (last(row).is_none(), last(row), row.dolo_start.day.is_none(), row.dolo_start.day));
    for (before, row) in sorted.iter().zip(sorted.iter().skip(1)) {
        found.row_if(*row, before.dolo_end.day.is_none_or(|to| row.dolo_start.is(|from| from < to)));
    }
}
