//! 547: of a young child whose development checks are up to date the four items of every child are said.
//!
//! # What it says
//! If HEALTH_CHECK is 1, so that anything else is known too, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT and
//! SUBSTANCE_MISUSE are filled in.
//!
//! # Source
//! Rule 547 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* HEALTH_CHECK=1 IMMUNISATIONS=1
//! pass: OC2 HEALTH_CHECK=1 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
//! pass: OC2 HEALTH_CHECK=0
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("547", &[now(Table::Oc2)], &["HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, row.health_check == "1" && !row.says_the_four());
    }
}
