//! INT12: dates of birth in PlacedAdoption are those of Header.
//!
//! # What it says
//! DOB in PlacedAdoption is the same as in Header, where both are days.
//!
//! # Source
//! A check of the sector's open validator (INT12), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, PlacedAdoption; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PlacedAdoption* DOB=01/05/2010 | Header DOB=02/05/2010
//! pass: PlacedAdoption DOB=01/05/2010 | Header DOB=01/05/2010
//! pass: PlacedAdoption | Header DOB=01/05/2010
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Header, Table};

pub(super) const RULE: Rule =
    Rule::new("INT12", &[now(Table::Header), now(Table::PlacedAdoption)], &["DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.placed_adoption {
        let differs = |header: &Header<'_>| row.dob.is(|ours| header.dob.is(|theirs| ours != theirs));
        found.row_if(row, case.now.headers.iter().any(differs));
    }
}
