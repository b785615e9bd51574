//! 392a: the distance from home is known.
//!
//! # What it says
//! For a child who did not seek asylum unaccompanied, the distance from HOME_POST to PL_POST can be worked out, unless
//! the episode is a short break (V3, V4).
//!
//! # Source
//! Rule 392a of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=C2 HOME_POST=AA1_1AA PL_POST=ZZ9_9ZZ | Header | UASC CHILD=B
//! pass: Episodes LS=C2 HOME_POST=AA1_1AA PL_POST=AA1_1AB | Header | UASC CHILD=B
//! pass: Episodes LS=V4 | Header | UASC CHILD=B
//! pass: Episodes LS=C2 | Header | UASC
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Need, Rule};
use crate::sequence::sought_asylum;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("392a", &[now(Table::Episodes), Need::Postcodes], &["PL_DISTANCE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if sought_asylum(case) != Some(false) {
        return;
    }
    for row in &case.now.episodes {
        found.row_if(row, !row.is_short_break() && case.geography(row).pl_distance.is_none());
    }
}
