//! 185: a child who was not looked after all year has no score of the questionnaire.
//!
//! # What it says
//! SDQ_SCORE is blank for a child who was not looked after all year.
//!
//! # Source
//! Rule 185 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* SDQ_SCORE=14 | Episodes DECOM=01/05/2025 RNE=S LS=C2
//! fail: OC2* SDQ_SCORE=14 | Episodes CHILD=B
//! pass: OC2 SDQ_SCORE=14 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 | Episodes CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("185", &[now(Table::Episodes), now(Table::Oc2)], &["SDQ_SCORE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let all_year = case.is_looked_after_all_year();
    for row in &case.now.oc2 {
        found.row_if(row, !all_year && !row.sdq_score.is_empty());
    }
}
