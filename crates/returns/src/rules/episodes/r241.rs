//! 241: supported accommodation with a provider lies in the authority.
//!
//! # What it says
//! A placement in supported accommodation (K3) whose provider is named lies in the authority.
//!
//! # Source
//! Rule 241 of the validation rules of the return, collection years 2026 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2026 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=K3 URN=1000003 PL_POST=BB1_1BB
//! fail: Episodes* PLACE=K3 URN=1000003
//! pass: Episodes PLACE=K3 URN=1000003 PL_POST=AA1_1AA
//! pass: Episodes PLACE=K3 URN=XXXXXXX PL_POST=BB1_1BB
//! pass: Episodes PLACE=K2 URN=1000001 PL_POST=BB1_1BB
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("241", &[now(Table::Episodes), Need::Postcodes], &["URN"], check).since(2026);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(
            row,
            row.place == "K3"
                && row.names_provider()
                && Some(case.geography(row).pl_la) != case.lookups.authority.as_deref(),
        );
    }
}
