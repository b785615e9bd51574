//! 101: a child's sex is a known code.
//!
//! # What it says
//! SEX is one of the codes of the year: 1 or 2 to 2024, M, F or U since.
//!
//! # Source
//! Rule 101 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* SEX=1
//! fail@2024: Header* SEX=M
//! fail: Header*
//! pass: Header SEX=U
//! pass@2024: Header SEX=1
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("101", &[now(Table::Header)], &["SEX"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, !counts(List::ReturnSex, row.sex, case.year));
    }
}
