//! 204: a child's ethnicity is the one returned last year.
//!
//! # What it says
//! ETHNIC is the same as in the previous year's return.
//!
//! # Source
//! Rule 204 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* ETHNIC=WBRI | Header.last ETHNIC=WIRI
//! pass: Header ETHNIC=WBRI | Header.last ETHNIC=WBRI
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("204", &[now(Table::Header), before(Table::Header)], &["ETHNIC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (row, last) in case.headers_of_both_years() {
        found.row_if(row, row.ethnic != last.ethnic);
    }
}
