//! 454: nobody is placed more than 350 miles from home.
//!
//! # What it says
//! The distance from home is not over 350 miles. If the postcodes are right, the return may say so.
//!
//! # Source
//! Rule 454 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Postcodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* HOME_POST=AA1_1AA PL_POST=FF1_1FF
//! pass: Episodes HOME_POST=AA1_1AA PL_POST=BB1_1BB
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Need, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("454", &[now(Table::Episodes), Need::Postcodes], &["PL_DISTANCE"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        // 999.9 stands for a distance that is not known.
        let far = |miles: f64| miles > 350.0 && (miles - 999.9).abs() > 0.01;
        found.row_if(row, case.geography(row).pl_distance.is_some_and(far));
    }
}
