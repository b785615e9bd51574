//! 196: a reason for having no score of the questionnaire is a known code.
//!
//! # What it says
//! SDQ_REASON, where it is filled in, is SDQ1 to SDQ5.
//!
//! # Source
//! Rule 196 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* SDQ_REASON=SDQ6
//! pass: OC2 SDQ_REASON=SDQ5
//! pass: OC2
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("196", &[now(Table::Oc2)], &["SDQ_REASON"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, !row.sdq_reason.is_empty() && !counts(List::SdqReason, row.sdq_reason, case.year));
    }
}
