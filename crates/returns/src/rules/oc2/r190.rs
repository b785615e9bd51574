//! 190: of a child who was not looked after all year nothing is said of health and offending.
//!
//! # What it says
//! The items CONVICTED to INTERVENTION_OFFERED are blank for a child who was not looked after all year.
//!
//! # Source
//! Rule 190 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* CONVICTED=0 | Episodes DECOM=01/05/2025 RNE=S LS=C2
//! pass: OC2 CONVICTED=0 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 | Episodes DECOM=01/05/2025 RNE=S LS=C2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("190", &[now(Table::Oc2), now(Table::Episodes)], &["CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let all_year = case.is_looked_after_all_year();
    for row in &case.now.oc2 {
        found.row_if(row, !all_year && row.items().iter().any(|item| !item.is_empty()));
    }
}
