//! 546: of a child of 5 or older nothing is said of development checks.
//!
//! # What it says
//! For a child looked after all year who is 5 or older at its end, HEALTH_CHECK is blank.
//!
//! # Source
//! Rule 546 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* DOB=31/03/2021 HEALTH_CHECK=1 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=01/04/2021 HEALTH_CHECK=1 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=31/03/2021 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("546", &[now(Table::Episodes), now(Table::Oc2)], &["DOB", "HEALTH_CHECK"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let all_year = case.is_looked_after_all_year();
    for row in &case.now.oc2 {
        found.row_if(row, all_year && !row.health_check.is_empty() && row.dob.is(|dob| plus_years(dob, 5) <= case.year.end()));
    }
}
