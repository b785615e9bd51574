//! 214: a short break has no place.
//!
//! # What it says
//! PL_POST and URN are blank for a short break (V3, V4).
//!
//! # Source
//! Rule 214 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=V3 PL_POST=AA1_1AA
//! fail: Episodes* LS=V4 URN=1000001
//! pass: Episodes LS=V3
//! pass: Episodes LS=C2 PL_POST=AA1_1AA URN=1000001
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("214", &[now(Table::Episodes)], &["PL_POST", "URN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.is_short_break() && !(row.pl_post.is_empty() && row.urn.is_empty()));
    }
}
