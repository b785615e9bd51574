//! 624: the date of birth of a mother's first child is the one returned last year.
//!
//! # What it says
//! If MC_DOB was filled in last year, it is the same this year.
//!
//! # Source
//! Rule 624 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* MC_DOB=01/05/2024 | Header.last MC_DOB=02/05/2024
//! fail: Header* | Header.last MC_DOB=02/05/2024
//! pass: Header MC_DOB=02/05/2024 | Header.last MC_DOB=02/05/2024
//! pass: Header MC_DOB=02/05/2025 | Header.last
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("624", &[now(Table::Header), before(Table::Header)], &["MC_DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (row, last) in case.headers_of_both_years() {
        found.row_if(row, !last.mc_dob.is_blank() && row.mc_dob.text != last.mc_dob.text);
    }
}
