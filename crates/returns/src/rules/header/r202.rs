//! 202: a child's sex is the one returned last year.
//!
//! # What it says
//! SEX is the same as in the previous year's return.
//!
//! # Source
//! Rule 202 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* SEX=F | Header.last SEX=M
//! fail@2025: Header* SEX=F | Header.last SEX=1
//! pass: Header SEX=F | Header.last SEX=F
//! pass: Header SEX=F | Header.last CHILD=B SEX=M
//! pass@2025: Header SEX=F | Header.last SEX=2
//! ```

use crate::case::Case;
use crate::day::Year;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("202", &[now(Table::Header), before(Table::Header)], &["SEX"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (row, last) in case.headers_of_both_years() {
        found.row_if(row, sex_of(row.sex, case.year) != sex_of(last.sex, case.year));
    }
}

/// In 2025, whose previous year had digits, 1 is M and 2 is F.
fn sex_of(code: &str, year: Year) -> &str {
    match (code, year.number()) {
        ("1", 2025) => "M",
        ("2", 2025) => "F",
        _ => code,
    }
}
