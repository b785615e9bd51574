//! 207: a mother stays a mother.
//!
//! # What it says
//! If the previous year's return said that a child is a mother, and the child was looked after this year, MOTHER is 1.
//!
//! # Source
//! Rule 207 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* MOTHER=0 | Header.last MOTHER=1 | Episodes
//! fail: Header* | Header.last MOTHER=1 | Episodes
//! pass: Header MOTHER=1 | Header.last MOTHER=1 | Episodes
//! pass: Header | Header.last MOTHER=1
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("207", &[now(Table::Episodes), now(Table::Header), before(Table::Header)], &["MOTHER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if !case.now.episodes.is_empty() {
        for (row, last) in case.headers_of_both_years() {
            found.row_if(row, last.mother == "1" && row.mother != "1");
        }
    }
}
