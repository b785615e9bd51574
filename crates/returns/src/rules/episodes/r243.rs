//! 243: a placement outside England has no URN.
//!
//! # What it says
//! URN is blank where the placement lies outside England.
//!
//! # Source
//! Rule 243 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PL_POST=WW1_1WW URN=1000001
//! pass: Episodes PL_POST=WW1_1WW
//! pass: Episodes PL_POST=BB1_1BB URN=1000001
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::sequence::is_outside_england;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("243", &[now(Table::Episodes), Need::Postcodes], &["URN"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, !row.urn.is_empty() && is_outside_england(case, row));
    }
}
