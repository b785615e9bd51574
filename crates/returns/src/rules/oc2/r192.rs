//! 192: of a child with a problem with substances it is said whether help was received.
//!
//! # What it says
//! If SUBSTANCE_MISUSE is 1, INTERVENTION_RECEIVED is filled in.
//!
//! # Source
//! Rule 192 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* SUBSTANCE_MISUSE=1
//! pass: OC2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0
//! pass: OC2 SUBSTANCE_MISUSE=0
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("192", &[now(Table::Oc2)], &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, row.substance_misuse == "1" && row.intervention_received.is_empty());
    }
}
