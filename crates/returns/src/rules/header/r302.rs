//! 302: care begins at birth or later.
//!
//! # What it says
//! The first episode does not begin before the child's date of birth.
//!
//! # Source
//! Rule 302 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* DOB=01/05/2025 | Episodes* DECOM=30/04/2025 | Episodes DECOM=02/05/2025
//! pass: Header DOB=01/05/2025 | Episodes DECOM=01/05/2025
//! ```

use crate::case::{Case, first_begun};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("302", &[now(Table::Header), now(Table::Episodes)], &["DECOM", "DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let Some(first) = first_begun(&case.now.episodes) else { return };
    for row in &case.now.headers {
        if row.dob.is(|dob| first.decom.is(|from| from < dob)) {
            found.row(first);
            found.row(row);
        }
    }
}
