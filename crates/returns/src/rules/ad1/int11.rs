//! INT11: dates of birth in AD1 are those of Header.
//!
//! # What it says
//! DOB in AD1 is the same as in Header, where both are days.
//!
//! # Source
//! A check of the sector's open validator (INT11), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* DOB=01/05/2010 | Header DOB=02/05/2010
//! pass: AD1 DOB=01/05/2010 | Header DOB=01/05/2010
//! pass: AD1 | Header DOB=01/05/2010
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Header, Table};

pub(super) const RULE: Rule =
    Rule::new("INT11", &[now(Table::Header), now(Table::Ad1)], &["DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.ad1 {
        let differs = |header: &Header<'_>| row.dob.is(|ours| header.dob.is(|theirs| ours != theirs));
        found.row_if(row, case.now.headers.iter().any(differs));
    }
}
