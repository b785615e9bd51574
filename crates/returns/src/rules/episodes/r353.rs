//! 353: no episode began before the Children Act.
//!
//! # What it says
//! DECOM is 14 October 1991 or later.
//!
//! # Source
//! Rule 353 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=13/10/1991
//! pass: Episodes DECOM=14/10/1991
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use domain::Date;

pub(super) const RULE: Rule = Rule::new("353", &[now(Table::Episodes)], &["DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.decom.is(|day| day < Date::constant(1991, 10, 14)));
    }
}
