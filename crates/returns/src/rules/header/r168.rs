//! 168: a unique pupil number has its shape.
//!
//! # What it says
//! UPN is a letter other than I, O and S followed by twelve digits, or by eleven digits and a letter; or one of the
//! codes UN1 to UN5, which say why there is none. It may be blank here.
//!
//! # Source
//! Rule 168 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* UPN=123
//! fail: Header* UPN=I123456789012
//! fail: Header* UPN=UN6
//! pass: Header UPN=A123456789012
//! pass: Header UPN=A12345678901B
//! pass: Header UPN=UN3
//! pass: Header
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("168", &[now(Table::Header)], &["UPN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, !row.upn.is_empty() && !has_shape(row.upn));
    }
}

fn has_shape(upn: &str) -> bool {
    if let Some(code) = upn.strip_prefix("UN") {
        return matches!(code, "1" | "2" | "3" | "4" | "5");
    }
    let (Some((first, rest)), 13) = (upn.as_bytes().split_first(), upn.len()) else { return false };
    let Some((last, digits)) = rest.split_last() else { return false };
    first.is_ascii_uppercase()
        && !matches!(first, b'I' | b'O' | b'S')
        && digits.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || last.is_ascii_uppercase())
}
