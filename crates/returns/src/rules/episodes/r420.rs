//! 420: of a short break it is not said in which area it was.
//!
//! # What it says
//! PL_POST of a short break (V3, V4) is such that no area can be worked out.
//!
//! # Source
//! Rule 420 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=V4 PL_POST=AA1_1AA
//! pass: Episodes LS=V4
//! pass: Episodes LS=C2 PL_POST=AA1_1AA
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Need, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("420", &[now(Table::Episodes), Need::Postcodes], &["PL_LA"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.is_short_break() && !case.geography(row).pl_la.is_empty());
    }
}
