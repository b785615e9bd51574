//! 407: special guardianship is for children under 18.
//!
//! # What it says
//! An episode that ended in special guardianship (E45 to E48) did not end after the 18th birthday.
//!
//! # Source
//! Rule 407 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* REC=E45 DEC=02/05/2025 | Header* DOB=01/05/2007
//! pass: Episodes REC=E45 DEC=01/05/2025 | Header DOB=01/05/2007
//! pass: Episodes REC=E5 DEC=02/05/2025 | Header DOB=01/05/2007
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("407", &[now(Table::Episodes), now(Table::Header)], &["DEC", "DOB", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for header in &case.now.headers {
        let Some(eighteen) = header.dob.day.map(|dob| plus_years(dob, 18)) else { continue };
        for row in &case.now.episodes {
            if matches!(row.rec, "E45" | "E46" | "E47" | "E48") && row.dec.is(|to| to > eighteen) {
                found.row(row);
                found.row(header);
            }
        }
    }
}
