//! 392d: only a child placed with parents lives at home.
//!
//! # What it says
//! HOME_POST and PL_POST differ, unless the child is placed with parents (P1). Spaces do not count.
//!
//! # Source
//! Rule 392d of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=U6 HOME_POST=AA1_1AA PL_POST=AA1_1AA
//! fail: Episodes* HOME_POST=AA1_1AA PL_POST=AA11AA
//! pass: Episodes PLACE=P1 HOME_POST=AA1_1AA PL_POST=AA1_1AA
//! pass: Episodes PLACE=U6 HOME_POST=AA1_1AA PL_POST=AA1_1AB
//! pass: Episodes PLACE=U6
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::same_postcode;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("392d", &[now(Table::Episodes)], &["HOME_POST", "PL_POST", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place != "P1" && !row.home_post.is_empty() && same_postcode(row.home_post, row.pl_post));
    }
}
