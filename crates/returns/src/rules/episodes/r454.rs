//! 454: a placement is no more than 350 miles from home.
//!
//! # What it says
//! The distance from home to placement, worked out from the postcodes, is 350 miles or less; 999.9 stands for unknown.
//!
//! # Source
//! Rule 454 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* HOME_POST=AA1_1AA PL_POST=HH1_1HH
//! pass: Episodes HOME_POST=AA1_1AA PL_POST=BB1_1BB
//! pass: Episodes HOME_POST=AA1_1AA
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("454", &[now(Table::Episodes), Need::Postcodes], &["PL_DISTANCE"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(
            row,
            case.geography(row).pl_distance.is_some_and(|miles| miles > 350.0 && (miles - 999.9).abs() > 0.01),
        );
    }
}
