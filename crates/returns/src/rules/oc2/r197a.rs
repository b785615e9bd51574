//! 197a: a child with a score of the questionnaire has no reason for having none.
//!
//! # What it says
//! SDQ_SCORE and SDQ_REASON are not both filled in.
//!
//! # Source
//! Rule 197a of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* SDQ_SCORE=14 SDQ_REASON=SDQ2
//! pass: OC2 SDQ_SCORE=14
//! pass: OC2 SDQ_REASON=SDQ2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("197a", &[now(Table::Oc2)], &["SDQ_SCORE", "SDQ_REASON"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, !row.sdq_score.is_empty() && !row.sdq_reason.is_empty());
    }
}
