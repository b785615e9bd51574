//! 407: a special guardianship begins before 18.
//!
//! # What it says
//! A child who left care under a special guardianship order (E45 to E48) had not turned 18 before that day.
//!
//! # Source
//! Rule 407 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* DOB=30/04/2007 | Episodes* REC=E45 DEC=01/05/2025
//! pass: Header DOB=01/05/2007 | Episodes REC=E48 DEC=01/05/2025
//! pass: Header DOB=30/04/2007 | Episodes REC=E15 DEC=01/05/2025
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("407", &[now(Table::Episodes), now(Table::Header)], &["DEC", "DOB", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.episodes.iter().filter(|row| matches!(row.rec, "E45" | "E46" | "E47" | "E48")) {
        for header in &case.now.headers {
            if header.dob.is(|born| row.dec.is(|day| plus_years(born, 18) < day)) {
                found.row(row);
                found.row(header);
            }
        }
    }
}
