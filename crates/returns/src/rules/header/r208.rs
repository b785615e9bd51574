//! 208: a unique pupil number is the one returned last year.
//!
//! # What it says
//! UPN is the same as in the previous year's return, unless it was not known then (blank or UN1 to UN5) and is now, or
//! the reason for not knowing moved on from none or UN1.
//!
//! # Source
//! Rule 208 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* UPN=A123456789012 | Header.last UPN=A123456789013
//! fail: Header* UPN=UN1 | Header.last UPN=A123456789013
//! fail: Header* UPN=UN2 | Header.last UPN=UN3
//! pass: Header UPN=A123456789012 | Header.last UPN=UN1
//! pass: Header UPN=UN4 | Header.last UPN=UN1
//! pass: Header UPN=UN1 | Header.last
//! pass: Header | Header.last
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("208", &[now(Table::Header), before(Table::Header)], &["UPN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (row, last) in case.headers_of_both_years() {
        let is_code = |upn: &str| matches!(upn, "UN1" | "UN2" | "UN3" | "UN4" | "UN5");
        let became_known = (last.upn.is_empty() || is_code(last.upn)) && !row.upn.is_empty() && !is_code(row.upn);
        let moved_on = match last.upn {
            "" => is_code(row.upn),
            "UN1" => row.upn != "UN1" && is_code(row.upn),
            _ => false,
        };
        found.row_if(row, row.upn != last.upn && !became_known && !moved_on);
    }
}
