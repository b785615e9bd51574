//! 392a: the distance from home to placement is known.
//!
//! # What it says
//! The miles from home to placement can be worked out from HOME_POST and PL_POST, unless the episode is a short break
//! (V3, V4). Children who sought asylum unaccompanied, this year or last, are left out.
//!
//! # Source
//! Rule 392a of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes of a return in which it is known who sought asylum unaccompanied, with the postcodes; collection years
//! 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=C2 HOME_POST=AA1_1AA | Header | UASC CHILD=B
//! fail: Episodes* LS=C2 HOME_POST=AA1_1AA PL_POST=QQ1_1QQ | Header | UASC CHILD=B
//! pass: Episodes LS=C2 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Header | UASC CHILD=B
//! pass: Episodes LS=V3 | Header | UASC CHILD=B
//! pass: Episodes LS=C2 | Header | UASC
//! pass: Episodes LS=C2 | Header
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::sequence::sought_asylum;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("392a", &[now(Table::Episodes), Need::Postcodes], &["PL_DISTANCE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if sought_asylum(case) != Some(false) {
        return;
    }
    for row in &case.now.episodes {
        found.row_if(row, !row.is_short_break() && case.geography(row).pl_distance.is_none());
    }
}
