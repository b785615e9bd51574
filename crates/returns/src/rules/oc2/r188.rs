//! 188: a child under 4 has neither a score of the questionnaire nor a reason for having none.
//!
//! # What it says
//! If the child is under 4 at the end of the year, SDQ_SCORE and SDQ_REASON are blank.
//!
//! # Source
//! Rule 188 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* DOB=01/04/2022 SDQ_SCORE=14
//! fail: OC2* DOB=01/04/2022 SDQ_REASON=SDQ1
//! pass: OC2 DOB=31/03/2022 SDQ_REASON=SDQ1
//! pass: OC2 DOB=01/04/2022
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("188", &[now(Table::Oc2)], &["SDQ_SCORE", "SDQ_REASON"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, row.dob.is(|dob| plus_years(dob, 4) > case.year.end()) && !(row.sdq_score.is_empty() && row.sdq_reason.is_empty()));
    }
}
