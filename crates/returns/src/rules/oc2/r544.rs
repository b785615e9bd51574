//! 544: of a child who was convicted the four items of every child are said.
//!
//! # What it says
//! If CONVICTED is 1, so that anything else is known too, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT and
//! SUBSTANCE_MISUSE are filled in.
//!
//! # Source
//! Rule 544 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* CONVICTED=1 IMMUNISATIONS=1
//! pass: OC2 CONVICTED=1 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0
//! pass: OC2 CONVICTED=0
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("544", &[now(Table::Oc2)], &["CONVICTED", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc2 {
        found.row_if(row, row.convicted == "1" && !row.says_the_four());
    }
}
