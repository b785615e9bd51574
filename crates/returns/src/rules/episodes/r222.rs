//! 222: a placement without a registered provider has no URN.
//!
//! # What it says
//! URN is blank or XXXXXXX for placements without one: P1, P3, R1, R2, R5, T0 to T4, Z1 or Z11 to Z14, P2 to 2024 and
//! H5 in 2023.
//!
//! # Source
//! Rule 222 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=R5 URN=1000001
//! fail: Episodes* PLACE=Z13 URN=1000001
//! fail@2023: Episodes* PLACE=H5 URN=1000001
//! pass: Episodes PLACE=R5
//! pass: Episodes PLACE=R5 URN=XXXXXXX
//! pass: Episodes PLACE=K2 URN=1000001
//! pass@2024: Episodes PLACE=H5 URN=1000001
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::needs_no_urn;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("222", &[now(Table::Episodes)], &["URN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(
            row,
            row.names_provider()
                && (needs_no_urn(row.place, case.year) || (row.place == "H5" && case.year.number() == 2023)),
        );
    }
}
