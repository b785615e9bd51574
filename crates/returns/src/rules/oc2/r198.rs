//! 198: a child who was not looked after all year has no reason for not having a score.
//!
//! # What it says
//! SDQ_REASON is blank for a child who was not looked after all year.
//!
//! # Source
//! Rule 198 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* SDQ_REASON=SDQ2 | Episodes DECOM=01/05/2025 RNE=S LS=C2
//! fail: OC2* SDQ_REASON=SDQ2 | Episodes CHILD=B
//! pass: OC2 SDQ_REASON=SDQ2 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 | Episodes CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("198", &[now(Table::Episodes), now(Table::Oc2)], &["SDQ_REASON"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let all_year = case.is_looked_after_all_year();
    for row in &case.now.oc2 {
        found.row_if(row, !all_year && !row.sdq_reason.is_empty());
    }
}
