//! 133: a care leaver's row names where they live by a known code; custody and homelessness are never suitable.
//!
//! # What it says
//! ACCOM is one of the codes for accommodation that count in the year.
//!
//! # Source
//! Rule 133 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* ACCOM=X1
//! fail: OC3*
//! pass: OC3 ACCOM=X2
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("133", &[now(Table::Oc3)], &["ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc3 {
        found.row_if(row, !counts(List::Accommodation, row.accom, case.year));
    }
}
