//! 186: a child from 4 to 16 has a score of the questionnaire, or a reason for having none.
//!
//! # What it says
//! For a child looked after all year who was 4 or older at its start and is under 17 at its end, SDQ_SCORE or
//! SDQ_REASON is filled in.
//!
//! # Source
//! Rule 186 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* DOB=01/05/2012 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=01/05/2012 SDQ_SCORE=14 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=01/05/2012 SDQ_REASON=SDQ2 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=01/05/2008 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("186", &[now(Table::Episodes), now(Table::Oc2)], &["SDQ_SCORE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let (start, end) = (case.year.start(), case.year.end());
    let all_year = case.is_looked_after_all_year();
    for row in &case.now.oc2 {
        let of_age = row.dob.is(|dob| plus_years(dob, 4) <= start && plus_years(dob, 17) > end);
        found.row_if(row, all_year && of_age && row.sdq_score.is_empty() && row.sdq_reason.is_empty());
    }
}
