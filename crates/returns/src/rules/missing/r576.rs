//! 576: a time that was open last year is the first of this year.
//!
//! # What it says
//! If a time of the previous year's return has no MIS_END, the first of this year's begins on the same MIS_START.
//!
//! # Source
//! Rule 576 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Missing, Missing of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MIS_START=01/05/2025 | Missing.last MIS_START=01/03/2025
//! pass: Missing MIS_START=01/03/2025 | Missing.last MIS_START=01/03/2025
//! pass: Missing MIS_START=01/05/2025 | Missing.last MIS_START=01/03/2025 MIS_END=02/03/2025
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("576", &[now(Table::Missing), before(Table::Missing)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let Some(first) = case.now.missing.iter().min_by_key(|row| (row.mis_start.day.is_none(), row.mis_start.day)) else { return };
    let open = case.before.missing.iter().filter(|last| last.mis_end.is_blank());
    found.row_if(first, open.filter_map(|last| last.mis_start.day).any(|from| Some(from) != first.mis_start.day));
}
