//! 574: a child is missing once at a time.
//!
//! # What it says
//! A time begins when the one before has ended, and not before it did.
//!
//! # Source
//! Rule 574 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing MIS_START=01/05/2025 | Missing* MIS_START=01/06/2025
//! fail: Missing MIS_START=01/05/2025 MIS_END=05/05/2025 | Missing* MIS_START=04/05/2025 MIS_END=06/05/2025
//! pass: Missing MIS_START=01/05/2025 MIS_END=05/05/2025 | Missing MIS_START=05/05/2025
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{MissingTime, Table};

pub(super) const RULE: Rule =
    Rule::new("574", &[now(Table::Missing)], &["MIS_START", "MIS_END"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let mut sorted: Vec<&MissingTime<'_>> = case.now.missing.iter().collect();
    let last = |row: &MissingTime<'_>| row.mis_end.day.or(row.mis_start.day);
    sorted.sort_by_key(|row| (last(row).is_none(), last(row), row.mis_start.day.is_none(), row.mis_start.day));
    for (before, row) in sorted.iter().zip(sorted.iter().skip(1)) {
        let open = before.mis_end.day.is_none();
        found.row_if(*row, open || before.mis_end.is(|to| row.mis_start.is(|from| from < to)));
    }
}
