//! 411: a placement in the authority is in the authority.
//!
//! # What it says
//! PL_LOCATION is IN only where the authority of placement is the council's own. Both are worked out from PL_POST
//! here, so the rule cannot be broken.
//!
//! # Source
//! Rule 411 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! pass: Episodes PL_POST=AA1_1AA
//! pass: Episodes PL_POST=BB1_1BB
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("411", &[now(Table::Episodes), Need::Postcodes], &["PL_LOCATION"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        let place = case.geography(row);
        found.row_if(row, place.pl_location == "IN" && Some(place.pl_la) != case.lookups.authority.as_deref());
    }
}
