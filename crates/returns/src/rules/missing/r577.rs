//! 577: a time a child was missing lies within care.
//!
//! # What it says
//! MIS_END lies within a period of care; a time that is still open lies in one that is.
//!
//! # Source
//! Rule 577 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MIS_START=01/05/2025 | Episodes DECOM=01/01/2025 DEC=01/06/2025
//! fail: Missing* MIS_START=01/05/2025 MIS_END=02/06/2025 | Episodes DECOM=01/01/2025 DEC=01/06/2025
//! pass: Missing MIS_START=01/05/2025 | Episodes DECOM=01/01/2025 DEC=01/06/2025 | Episodes DECOM=01/06/2025
//! pass: Missing MIS_START=01/05/2025 MIS_END=02/05/2025 | Episodes DECOM=01/01/2025 DEC=01/06/2025
//! ```

use crate::case::{Case, Period, periods};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("577", &[now(Table::Episodes), now(Table::Missing)], &["MIS_END"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let periods = periods(&case.now.episodes);
    for row in &case.now.missing {
        let Some(start) = row.mis_start.day else { continue };
        let outside = |period: &Period| match row.mis_end.day {
            None => period.to.is_some() || start < period.from,
            Some(end) => period.to.is_some_and(|to| end > to) || end < period.from,
        };
        found.row_if(row, !periods.is_empty() && periods.iter().all(outside));
    }
}
