//! 180: the score of the questionnaire is a number from 0 to 40.
//!
//! # What it says
//! SDQ_SCORE, where it is filled in, is a whole number from 0 to 40.
//!
//! # Source
//! Rule 180 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* SDQ_SCORE=41
//! fail: OC2* SDQ_SCORE=A
//! pass: OC2 SDQ_SCORE=40
//! pass: OC2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("180", &[now(Table::Oc2)], &["SDQ_SCORE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, !row.sdq_score.is_empty() && !is_score(row.sdq_score));
    }
}

fn is_score(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(|score| (0.0..=40.0).contains(&score) && score.fract() == 0.0)
}
