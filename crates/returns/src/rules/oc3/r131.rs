//! 131: a care leaver's row says by a known code whether the council is in touch.
//!
//! # What it says
//! IN_TOUCH is one of the codes for being in touch that count in the year.
//!
//! # Source
//! Rule 131 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* IN_TOUCH=MAYBE
//! fail: OC3*
//! pass: OC3 IN_TOUCH=NREQ
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("131", &[now(Table::Oc3)], &["IN_TOUCH"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc3 {
        found.row_if(row, !counts(List::InTouch, row.in_touch, case.year));
    }
}
