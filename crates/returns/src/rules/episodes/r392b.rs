//! 392b: a child's home and placement have their postcodes.
//!
//! # What it says
//! HOME_POST and PL_POST are filled in, unless the episode is a short break (V3, V4). Children who sought asylum
//! unaccompanied, this year or last, are left out.
//!
//! # Source
//! Rule 392b of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=C2 HOME_POST=AA1_1AA
//! fail: Episodes* LS=C2 PL_POST=AA1_1AA | Header
//! pass: Episodes LS=C2 HOME_POST=AA1_1AA PL_POST=AA1_1AB
//! pass: Episodes LS=V4
//! pass: Episodes LS=C2 | Header.last | UASC.last
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::sought_asylum;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("392b", &[now(Table::Episodes)], &["HOME_POST", "PL_POST"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if sought_asylum(case) == Some(true) {
        return;
    }
    for row in &case.now.episodes {
        found.row_if(row, !row.is_short_break() && (row.home_post.is_empty() || row.pl_post.is_empty()));
    }
}
