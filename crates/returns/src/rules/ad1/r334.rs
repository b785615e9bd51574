//! 334: adoption is decided upon in care.
//!
//! # What it says
//! DATE_INT is not before the start (RNE S) of the latest period of care.
//!
//! # Source
//! Rule 334 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* DATE_INT=30/04/2025 | Episodes* DECOM=01/05/2025 RNE=S
//! pass: AD1 DATE_INT=01/05/2025 | Episodes DECOM=01/05/2025 RNE=S
//! pass: AD1 DATE_INT=30/04/2025 | Episodes DECOM=01/05/2025 RNE=L
//! ```

use crate::case::{Case, last_begun};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("334", &[now(Table::Episodes), now(Table::Ad1)], &["DATE_INT", "DECOM", "RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let starts: Vec<_> = case.now.episodes.iter().filter(|episode| episode.rne == "S").copied().collect();
    let Some(start) = last_begun(&starts) else { return };
    for row in &case.now.ad1 {
        if row.date_int.is(|decided| start.decom.is(|from| decided < from)) {
            found.row(start);
            found.row(row);
        }
    }
}
