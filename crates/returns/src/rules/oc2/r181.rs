//! 181: the items of health and offending are 0 or 1.
//!
//! # What it says
//! The items CONVICTED to INTERVENTION_OFFERED are 0, 1 or blank.
//!
//! # Source
//! Rule 181 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* CONVICTED=2
//! fail: OC2* TEETH_CHECK=Y
//! pass: OC2 CONVICTED=1
//! pass: OC2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("181", &[now(Table::Oc2)], &["CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, row.items().iter().any(|item| !matches!(*item, "" | "0" | "1")));
    }
}
