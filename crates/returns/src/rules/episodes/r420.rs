//! 420: a short break lies nowhere.
//!
//! # What it says
//! No authority of placement is known for a short break (V3, V4): PL_POST is blank.
//!
//! # Source
//! Rule 420 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=V3 PL_POST=BB1_1BB
//! pass: Episodes LS=V4
//! pass: Episodes LS=C2 PL_POST=BB1_1BB
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("420", &[now(Table::Episodes), Need::Postcodes], &["PL_LA"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.is_short_break() && !case.geography(row).pl_la.is_empty());
    }
}
