//! 444: no two children have the same unique pupil number.
//!
//! # What it says
//! A UPN stands in one row of Header only. The codes UN1 to UN5, which say why there is none, may come any number of
//! times.
//!
//! # Source
//! Rule 444 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* UPN=A123456789012 | Header* CHILD=B UPN=A123456789012
//! pass: Header UPN=A123456789012 | Header CHILD=B UPN=A123456789013
//! pass: Header UPN=UN1 | Header CHILD=B UPN=UN1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("444", &[now(Table::Header)], &["UPN"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, !matches!(row.upn, "UN1" | "UN2" | "UN3" | "UN4" | "UN5") && case.upn_is_shared(row.upn));
    }
}
