//! 578: a child goes missing while in care.
//!
//! # What it says
//! MIS_START lies within a period of care.
//!
//! # Source
//! Rule 578 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MIS_START=02/06/2025 | Episodes DECOM=01/01/2025 DEC=01/06/2025
//! fail: Missing* MIS_START=31/12/2024 | Episodes DECOM=01/01/2025
//! pass: Missing MIS_START=01/05/2025 | Episodes DECOM=01/01/2025 DEC=01/02/2025 | Episodes DECOM=01/05/2025
//! ```

use crate::case::{Case, Period, periods};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("578", &[now(Table::Episodes), now(Table::Missing)], &["MIS_START"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let periods = periods(&case.now.episodes);
    for row in &case.now.missing {
        let Some(start) = row.mis_start.day else { continue };
        let outside = |period: &Period| start < period.from || period.to.is_some_and(|to| start > to);
        found.row_if(row, !periods.is_empty() && periods.iter().all(outside));
    }
}
