//! 164: the distance from home to placement is possible.
//!
//! # What it says
//! The miles from the child's home to the placement, worked out from HOME_POST and PL_POST, are 0 to 999.9. Children
//! who sought asylum unaccompanied, this year or last, are left out.
//!
//! # Source
//! Rule 164 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes of a return in which it is known who sought asylum unaccompanied, with the postcodes; collection years
//! 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* HOME_POST=AA1_1AA PL_POST=FF1_1FF | Header | UASC CHILD=B
//! pass: Episodes HOME_POST=AA1_1AA PL_POST=FF1_1FF | Header | UASC
//! pass: Episodes HOME_POST=AA1_1AA PL_POST=BB1_1BB | Header | UASC CHILD=B
//! pass: Episodes HOME_POST=AA1_1AA | Header | UASC CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::sequence::sought_asylum;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("164", &[now(Table::Episodes), Need::Postcodes], &["PL_DISTANCE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if sought_asylum(case) != Some(false) {
        return;
    }
    for row in &case.now.episodes {
        found.row_if(row, case.geography(row).pl_distance.is_some_and(|miles| !(0.0..=999.9).contains(&miles)));
    }
}
