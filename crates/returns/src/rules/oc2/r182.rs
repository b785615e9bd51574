//! 182: where anything is said of health and offending, the four items of every child are.
//!
//! # What it says
//! If CONVICTED, HEALTH_CHECK, INTERVENTION_RECEIVED or INTERVENTION_OFFERED is filled in, so are IMMUNISATIONS,
//! TEETH_CHECK, HEALTH_ASSESSMENT and SUBSTANCE_MISUSE.
//!
//! # Source
//! Rule 182 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* CONVICTED=0 IMMUNISATIONS=1
//! pass: OC2 CONVICTED=0 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
//! pass: OC2 IMMUNISATIONS=1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("182", &[now(Table::Oc2)], &["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        let others = [row.convicted, row.health_check, row.intervention_received, row.intervention_offered];
        found.row_if(row, !row.says_the_four() && others.iter().any(|item| !item.is_empty()));
    }
}
