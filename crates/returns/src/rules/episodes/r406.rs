//! 406: a child who sought asylum unaccompanied has no home to be far from.
//!
//! # What it says
//! For a child who seeks or sought asylum unaccompanied, HOME_POST is such that no distance can be worked out.
//!
//! # Source
//! Rule 406 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* HOME_POST=AA1_1AA PL_POST=AA1_1AB | Header | UASC
//! pass: Episodes PL_POST=AA1_1AB | Header | UASC
//! pass: Episodes HOME_POST=AA1_1AA PL_POST=AA1_1AB | Header | UASC CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Need, Rule};
use crate::sequence::sought_asylum;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("406", &[now(Table::Episodes), Need::Postcodes], &["PL_DISTANCE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if sought_asylum(case) == Some(true) {
        found.rows(case.now.episodes.iter().filter(|row| case.geography(row).pl_distance.is_some()));
    }
}
