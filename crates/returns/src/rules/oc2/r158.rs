//! 158: where help with substances was received, it is not asked whether it was offered.
//!
//! # What it says
//! If INTERVENTION_RECEIVED is 1, INTERVENTION_OFFERED is blank.
//!
//! # Source
//! Rule 158 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* INTERVENTION_RECEIVED=1 INTERVENTION_OFFERED=1
//! pass: OC2 INTERVENTION_RECEIVED=1
//! pass: OC2 INTERVENTION_RECEIVED=0 INTERVENTION_OFFERED=1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("158", &[now(Table::Oc2)], &["INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, row.intervention_received == "1" && !row.intervention_offered.is_empty());
    }
}
