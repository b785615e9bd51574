//! 344: somebody who died or went home has neither activity nor accommodation.
//!
//! # What it says
//! If the young person died (DIED), or went home to a parent for six months or more (RHOM), ACTIV and ACCOM are both
//! 0.
//!
//! # Source
//! Rule 344 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* IN_TOUCH=DIED ACTIV=F2 ACCOM=0
//! fail: OC3* IN_TOUCH=RHOM
//! pass: OC3 IN_TOUCH=DIED ACTIV=0 ACCOM=0
//! pass: OC3 IN_TOUCH=NO ACTIV=F2 ACCOM=0
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("344", &[now(Table::Oc3)], &["IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc3 {
        found.row_if(row, matches!(row.in_touch, "DIED" | "RHOM") && (row.activ != "0" || row.accom != "0"));
    }
}
