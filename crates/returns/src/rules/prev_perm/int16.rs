//! INT16: dates of birth in PrevPerm are those of Header.
//!
//! # What it says
//! DOB in PrevPerm is the same as in Header, where both are days.
//!
//! # Source
//! A check of the sector's open validator (INT16), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, PrevPerm; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PrevPerm* DOB=01/05/2010 | Header DOB=02/05/2010
//! pass: PrevPerm DOB=01/05/2010 | Header DOB=01/05/2010
//! pass: PrevPerm | Header DOB=01/05/2010
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Header, Table};

pub(super) const RULE: Rule =
    Rule::new("INT16", &[now(Table::Header), now(Table::PrevPerm)], &["DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.prev_perm {
        let differs = |header: &Header<'_>| row.dob.is(|ours| header.dob.is(|theirs| ours != theirs));
        found.row_if(row, case.now.headers.iter().any(differs));
    }
}
