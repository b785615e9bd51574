//! 197B: a child who turned 4 or 17 in the year has a score of the questionnaire, or a reason for having none.
//!
//! # What it says
//! For a child looked after all year whose 4th or 17th birthday lies in the year, SDQ_SCORE or SDQ_REASON is filled
//! in.
//!
//! # Source
//! Rule 197B of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! OC2, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* DOB=01/05/2008 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=01/05/2008 SDQ_REASON=SDQ1 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=01/05/2012 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 DOB=01/05/2008 | Episodes CHILD=B
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("197B", &[now(Table::Oc2), now(Table::Episodes)], &["SDQ_REASON", "DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let all_year = case.is_looked_after_all_year();
    for row in &case.now.oc2 {
        let turned = row.dob.is(|dob| [4, 17].into_iter().any(|age| case.year.holds(plus_years(dob, age))));
        found.row_if(row, all_year && turned && row.sdq_score.is_empty() && row.sdq_reason.is_empty());
    }
}
