//! INT21: sex in UASC is that of Header.
//!
//! # What it says
//! SEX in UASC is the same as in Header, where both are filled in.
//!
//! # Source
//! A check of the sector's open validator (INT21), collection years 2023 to 2027.
//!
//! # Applies to
//! Header, UASC; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: UASC* SEX=F | Header SEX=M
//! pass: UASC SEX=F | Header SEX=F
//! pass: UASC | Header SEX=F
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Header, Table};

pub(super) const RULE: Rule =
    Rule::new("INT21", &[now(Table::Header), now(Table::Uasc)], &["SEX"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.uasc {
        let differs = |header: &Header<'_>| !row.sex.is_empty() && !header.sex.is_empty() && row.sex != header.sex;
        found.row_if(row, case.now.headers.iter().any(differs));
    }
}
