//! 193: of a child without a problem with substances nothing is said of help.
//!
//! # What it says
//! If SUBSTANCE_MISUSE is 0 or blank, INTERVENTION_RECEIVED and INTERVENTION_OFFERED are blank.
//!
//! # Source
//! Rule 193 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* SUBSTANCE_MISUSE=0 INTERVENTION_RECEIVED=0
//! fail: OC2* INTERVENTION_OFFERED=0
//! pass: OC2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0
//! pass: OC2 SUBSTANCE_MISUSE=0
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("193", &[now(Table::Oc2)], &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, matches!(row.substance_misuse, "" | "0")
            && !(row.intervention_received.is_empty() && row.intervention_offered.is_empty()));
    }
}
