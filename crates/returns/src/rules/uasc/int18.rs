//! INT18: dates of birth in UASC are those of Header.
//!
//! # What it says
//! DOB in UASC is the same as in Header, where both are days.
//!
//! # Source
//! A check of the sector's open validator (INT18), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, UASC; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: UASC* DOB=01/05/2010 | Header DOB=02/05/2010
//! pass: UASC DOB=01/05/2010 | Header DOB=01/05/2010
//! pass: UASC | Header DOB=01/05/2010
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Header, Table};

pub(super) const RULE: Rule =
    Rule::new("INT18", &[now(Table::Header), now(Table::Uasc)], &["DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.uasc {
        let differs = |header: &Header<'_>| row.dob.is(|ours| header.dob.is(|theirs| ours != theirs));
        found.row_if(row, case.now.headers.iter().any(differs));
    }
}
