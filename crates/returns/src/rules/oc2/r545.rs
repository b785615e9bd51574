//! 545: of a child under 5 it is said whether development checks are up to date.
//!
//! # What it says
//! For a child looked after all year who is under 5 at its end, HEALTH_CHECK is filled in.
//!
//! # Source
//! Rule 545 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* DOB=01/04/2021 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=01/04/2021 HEALTH_CHECK=1 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=31/03/2021 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("545", &[now(Table::Oc2), now(Table::Episodes)], &["DOB", "HEALTH_CHECK"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let all_year = case.is_looked_after_all_year();
    for row in &case.now.oc2 {
        found.row_if(row, all_year && row.health_check.is_empty() && row.dob.is(|dob| plus_years(dob, 5) > case.year.end()));
    }
}
