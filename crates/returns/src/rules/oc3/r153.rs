//! 153: contact, activity and accommodation of a care leaver are all said or all left out.
//!
//! # What it says
//! IN_TOUCH, ACTIV and ACCOM are all filled in, or all blank.
//!
//! # Source
//! Rule 153 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* IN_TOUCH=YES ACTIV=F2
//! pass: OC3 IN_TOUCH=YES ACTIV=F2 ACCOM=U1
//! pass: OC3
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("153", &[now(Table::Oc3)], &["IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.oc3 {
        let blank = [row.in_touch, row.activ, row.accom].iter().filter(|text| text.is_empty()).count();
        found.row_if(row, blank == 1 || blank == 2);
    }
}
