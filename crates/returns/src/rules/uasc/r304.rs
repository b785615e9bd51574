//! 304: a child stops being unaccompanied at 18 at the latest.
//!
//! # What it says
//! DUC is not after the 18th birthday.
//!
//! # Source
//! Rule 304 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! UASC; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: UASC* DOB=01/05/2007 DUC=02/05/2025
//! pass: UASC DOB=01/05/2007 DUC=01/05/2025
//! pass: UASC DOB=01/05/2007
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("304", &[now(Table::Uasc)], &["DUC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.uasc {
        found.row_if(row, row.duc.is(|day| row.dob.is(|dob| day > plus_years(dob, 18))));
    }
}
