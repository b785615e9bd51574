//! 398: a short break has no postcodes.
//!
//! # What it says
//! HOME_POST and PL_POST are blank for a short break (V3, V4).
//!
//! # Source
//! Rule 398 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=V3 HOME_POST=AA1_1AA
//! fail: Episodes* LS=V4 PL_POST=AA1_1AA
//! pass: Episodes LS=V3
//! pass: Episodes LS=C2 HOME_POST=AA1_1AA
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("398", &[now(Table::Episodes)], &["LS", "HOME_POST", "PL_POST"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.is_short_break() && !(row.home_post.is_empty() && row.pl_post.is_empty()));
    }
}
