//! 157: a child between 4 and 16 is not too young or too old for the questionnaire.
//!
//! # What it says
//! For a child looked after all year who was 4 or older at its start and is 16 or younger at its end, SDQ_REASON is
//! not SDQ1 where there is no SDQ_SCORE.
//!
//! # Source
//! Rule 157 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* DOB=01/05/2012 SDQ_REASON=SDQ1 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=01/05/2012 SDQ_REASON=SDQ2 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=01/05/2012 SDQ_REASON=SDQ1 | Episodes CHILD=B
//! pass: OC2 DOB=01/05/2009 SDQ_REASON=SDQ1 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("157", &[now(Table::Oc2), now(Table::Episodes)], &["SDQ_REASON", "DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let (start, end) = (case.year.start(), case.year.end());
    let all_year = case.is_looked_after_all_year();
    for row in &case.now.oc2 {
        let of_age = row.dob.is(|dob| plus_years(dob, 4) <= start && plus_years(dob, 16) >= end);
        found.row_if(row, all_year && of_age && row.sdq_score.is_empty() && row.sdq_reason == "SDQ1");
    }
}
