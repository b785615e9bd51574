//! 543: of a child over 10 it is said whether they were convicted.
//!
//! # What it says
//! For a child looked after all year whose 10th birthday was before 31 March, CONVICTED is filled in.
//!
//! # Source
//! Rule 543 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* DOB=30/03/2016 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=30/03/2016 CONVICTED=0 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=31/03/2016 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("543", &[now(Table::Episodes), now(Table::Oc2)], &["DOB", "CONVICTED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let all_year = case.is_looked_after_all_year();
    for row in &case.now.oc2 {
        found.row_if(row, all_year && row.convicted.is_empty() && row.dob.is(|dob| plus_years(dob, 10) < case.year.end()));
    }
}
