//! 132: a care leaver's row names their main activity by a known code.
//!
//! # What it says
//! ACTIV is one of the codes for activity that count in the year.
//!
//! # Source
//! Rule 132 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* ACTIV=F3
//! fail: OC3*
//! pass: OC3 ACTIV=F5
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("132", &[now(Table::Oc3)], &["ACTIV"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc3 {
        found.row_if(row, !counts(List::Activity, row.activ, case.year));
    }
}
