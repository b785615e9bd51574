//! 169: the authority where a child is placed is known.
//!
//! # What it says
//! The authority where the placement lies can be told from PL_POST, unless the episode is a short break (V3, V4).
//!
//! # Source
//! Rule 169 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PL_POST=QQ1_1QQ LS=C2
//! fail: Episodes* LS=C2
//! pass: Episodes PL_POST=BB1_1BB LS=C2
//! pass: Episodes PL_POST=WW1_1WW LS=C2
//! pass: Episodes LS=V3
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("169", &[now(Table::Episodes), Need::Postcodes], &["PL_LA"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, !row.is_short_break() && case.geography(row).pl_la.is_empty());
    }
}
