//! 179: whether a child is placed in the authority is known.
//!
//! # What it says
//! It can be told from PL_POST whether the placement lies in the authority, unless the episode is a short break (V3,
//! V4).
//!
//! # Source
//! Rule 179 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PL_POST=QQ1_1QQ LS=C2
//! fail: Episodes*
//! pass: Episodes PL_POST=AA1_1AA LS=C2
//! pass: Episodes LS=V4
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("179", &[now(Table::Episodes), Need::Postcodes], &["PL_LOCATION"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, !row.is_short_break() && case.geography(row).pl_location.is_empty());
    }
}
