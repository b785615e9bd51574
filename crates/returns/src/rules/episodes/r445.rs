//! 445: no child is freed for adoption since 2006.
//!
//! # What it says
//! An episode of a child freed for adoption (D1) began in December 2005 or earlier.
//!
//! # Source
//! Rule 445 of the validation rules of the return, collection years 2023 to 2024, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2024.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=D1 DECOM=01/01/2006
//! pass: Episodes LS=D1 DECOM=31/12/2005
//! pass: Episodes LS=E1 DECOM=01/01/2006
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use domain::Date;

pub(super) const RULE: Rule = Rule::new("445", &[now(Table::Episodes)], &["LS", "DECOM"], check).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.ls == "D1" && row.decom.is(|day| day > Date::constant(2005, 12, 31)));
    }
}
