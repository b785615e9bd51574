//! 345: where the council is in touch, it knows activity and accommodation.
//!
//! # What it says
//! If the council is in touch (YES), neither ACTIV nor ACCOM is 0.
//!
//! # Source
//! Rule 345 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* IN_TOUCH=YES ACTIV=0 ACCOM=U1
//! fail: OC3* IN_TOUCH=YES ACTIV=0 ACCOM=0
//! pass: OC3 IN_TOUCH=YES ACTIV=G5 ACCOM=X2
//! pass: OC3 IN_TOUCH=NO ACTIV=0 ACCOM=0
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("345", &[now(Table::Oc3)], &["IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc3 {
        found.row_if(row, row.in_touch == "YES" && (row.activ == "0" || row.accom == "0"));
    }
}
