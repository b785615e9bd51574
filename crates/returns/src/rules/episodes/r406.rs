//! 406: no distance is known of a child who sought asylum unaccompanied.
//!
//! # What it says
//! For a child who sought asylum unaccompanied, this year or last, no distance from home can be worked out: HOME_POST
//! is blank.
//!
//! # Source
//! Rule 406 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* HOME_POST=AA1_1AA PL_POST=BB1_1BB | Header | UASC
//! pass: Episodes PL_POST=BB1_1BB | Header | UASC
//! pass: Episodes HOME_POST=AA1_1AA PL_POST=BB1_1BB | Header | UASC CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::sequence::sought_asylum;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("406", &[now(Table::Episodes), Need::Postcodes], &["PL_DISTANCE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if sought_asylum(case) != Some(true) {
        return;
    }
    for row in &case.now.episodes {
        found.row_if(row, case.geography(row).pl_distance.is_some());
    }
}
