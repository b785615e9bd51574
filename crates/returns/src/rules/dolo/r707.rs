//! 707: an order lies within care.
//!
//! # What it says
//! DOLO_END lies within a period of care; an order that is still open lies in one that is.
//!
//! # Source
//! Rule 707 of the validation rules of the return, collection years 2027 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! DoLo, Episodes; collection years 2027 to 2027.
//!
//! # Example
//! ```text
//! fail: DoLo* DOLO_START=01/05/2026 | Episodes DECOM=01/01/2026 DEC=01/06/2026
//! fail: DoLo* DOLO_START=01/05/2026 DOLO_END=02/06/2026 | Episodes DECOM=01/01/2026 DEC=01/06/2026
//! pass: DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026 | Episodes DECOM=01/01/2026 DEC=01/06/2026
//! pass: DoLo DOLO_START=01/05/2026 | Episodes DECOM=01/01/2026
//! ```

use crate::case::{Case, Period, periods};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("707", &[now(Table::DoLo), now(Table::Episodes)], &["DOLO_END"], check).since(2027);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let periods = periods(&case.now.episodes);
    for row in &case.now.dolo {
        let Some(start) = row.dolo_start.day else { continue };
        let outside = |period: &Period| match row.dolo_end.day {
            None => period.to.is_some() || start < period.from,
            Some(end) => period.to.is_some_and(|to| end > to) || end < period.from,
        };
        found.row_if(row, !periods.is_empty() && periods.iter().all(outside));
    }
}
