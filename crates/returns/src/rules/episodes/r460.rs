//! 460: staying put begins at 18.
//!
//! # What it says
//! An episode that ended with the young person staying with their carers (E17) did not end before the 18th birthday.
//!
//! # Source
//! Rule 460 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* REC=E17 DEC=30/04/2025 | Header DOB=01/05/2007
//! pass: Episodes REC=E17 DEC=01/05/2025 | Header DOB=01/05/2007
//! pass: Episodes REC=E5 DEC=30/04/2025 | Header DOB=01/05/2007
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::sequence::births;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("460", &[now(Table::Header), now(Table::Episodes)], &["DEC", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.episodes.iter().filter(|row| row.rec == "E17") {
        found.row_if(row, births(case).any(|dob| row.dec.is(|to| to < plus_years(dob, 18))));
    }
}
