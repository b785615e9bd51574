//! 706: an order that was open last year is returned this year.
//!
//! # What it says
//! Each order of the previous year's return without DOLO_END has a row this year with the same DOLO_START.
//!
//! # Source
//! Rule 706 of the validation rules of the return, collection years 2027 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! DoLo, DoLo of the previous year; collection years 2027 to 2027.
//!
//! # Example
//! ```text
//! fail: DoLo DOLO_START=01/05/2026 | DoLo.last* DOLO_START=01/03/2026
//! pass: DoLo DOLO_START=01/03/2026 | DoLo.last DOLO_START=01/03/2026
//! pass: DoLo CHILD=B | DoLo.last DOLO_START=01/03/2026 DOLO_END=02/03/2026
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("706", &[now(Table::DoLo), before(Table::DoLo)], &["DOLO_START"], check).since(2027);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for last in case.before.dolo.iter().filter(|last| last.dolo_end.is_blank()) {
        found.row_if(last, case.now.dolo.iter().all(|row| row.dolo_start.text != last.dolo_start.text));
    }
}
