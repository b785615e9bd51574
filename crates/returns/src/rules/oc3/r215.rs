//! 215: a care leaver has no health and offending items of a child looked after for twelve months.
//!
//! # What it says
//! A person with something filled in in OC3 has none of the items CONVICTED to INTERVENTION_OFFERED filled in in OC2.
//!
//! # Source
//! Rule 215 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2, OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* IN_TOUCH=YES | OC2* CONVICTED=0
//! pass: OC3 IN_TOUCH=YES | OC2 SDQ_SCORE=10
//! pass: OC3 | OC2 CONVICTED=0
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("215", &[now(Table::Oc2), now(Table::Oc3)], &["IN_TOUCH", "ACTIV", "ACCOM", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for leaver in case.now.oc3.iter().filter(|row| row.says_anything()) {
        for health in case.now.oc2.iter().filter(|row| row.items().iter().any(|item| !item.is_empty())) {
            found.row(leaver);
            found.row(health);
        }
    }
}
