//! 205D: a child who sought asylum unaccompanied this year did so last year.
//!
//! # What it says
//! If the child stands in both years' returns and is unaccompanied this year, last year's return said so too.
//!
//! # Source
//! Rule 205D of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! UASC, UASC of the previous year, Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* | UASC | Header.last
//! pass: Header | UASC | Header.last | UASC.last
//! pass: Header | Header.last
//! pass: Header | UASC | Header.last CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("205D", &[now(Table::Uasc), before(Table::Uasc), now(Table::Header), before(Table::Header)], &["UASC", "CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (row, last) in case.headers_of_both_years() {
        found.row_if(row, case.uasc(row) == "1" && case.uasc(last) != "1");
    }
}
