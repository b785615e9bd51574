//! 348: somebody who was returned as having died is not returned as living.
//!
//! # What it says
//! If last year's return said that the young person died, this year's says so too.
//!
//! # Source
//! Rule 348 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3, OC3 of the previous year; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* IN_TOUCH=YES | OC3.last IN_TOUCH=DIED
//! pass: OC3 IN_TOUCH=DIED | OC3.last IN_TOUCH=DIED
//! pass: OC3 IN_TOUCH=YES | OC3.last CHILD=B IN_TOUCH=DIED
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("348", &[now(Table::Oc3), before(Table::Oc3)], &["IN_TOUCH"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.before.oc3.iter().any(|row| row.in_touch == "DIED") {
        found.rows(case.now.oc3.iter().filter(|row| row.in_touch != "DIED"));
    }
}
