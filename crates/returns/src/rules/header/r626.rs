//! 626: a child who was no mother last year has no child born before this year.
//!
//! # What it says
//! If MOTHER was 0 last year and is 1 this year, MC_DOB is not before 1 April of the collection year.
//!
//! # Source
//! Rule 626 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* MOTHER=1 MC_DOB=31/03/2025 | Header.last MOTHER=0
//! pass: Header MOTHER=1 MC_DOB=01/04/2025 | Header.last MOTHER=0
//! pass: Header MOTHER=1 MC_DOB=31/03/2025 | Header.last MOTHER=1
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("626", &[now(Table::Header), before(Table::Header)], &["MOTHER", "MC_DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (row, last) in case.headers_of_both_years() {
        found.row_if(row, row.mother == "1" && last.mother == "0" && row.mc_dob.is(|born| born < case.year.start()));
    }
}
