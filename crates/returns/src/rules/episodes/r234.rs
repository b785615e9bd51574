//! 234: a child under 10 does not go to custody.
//!
//! # What it says
//! A child who was under 10 when the episode began does not leave the placement for custody (CUSTOD).
//!
//! # Source
//! Rule 234 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* DOB=02/05/2015 | Episodes* DECOM=01/05/2025 REASON_PLACE_CHANGE=CUSTOD
//! pass: Header DOB=01/05/2015 | Episodes DECOM=01/05/2025 REASON_PLACE_CHANGE=CUSTOD
//! pass: Header DOB=02/05/2015 | Episodes DECOM=01/05/2025 REASON_PLACE_CHANGE=OTHER
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("234", &[now(Table::Episodes), now(Table::Header)], &["REASON_PLACE_CHANGE", "DOB"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.episodes.iter().filter(|row| row.reason_place_change == "CUSTOD") {
        for header in &case.now.headers {
            if header.dob.is(|born| row.decom.is(|day| plus_years(born, 10) > day)) {
                found.row(row);
                found.row(header);
            }
        }
    }
}
