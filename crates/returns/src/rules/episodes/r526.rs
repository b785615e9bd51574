//! 526: a placement with a provider says of which kind it is.
//!
//! # What it says
//! PLACE_PROVIDER is filled in, unless the placement has none: T0 to T4, Z1 or (since 2026) Z11 to Z14.
//!
//! # Source
//! Rule 526 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=U6
//! fail: Episodes* PLACE=Z1
//! pass: Episodes PLACE=U6 PLACE_PROVIDER=PR1
//! pass: Episodes PLACE=T0
//! pass: Episodes PLACE=Z11
//! pass@2025: Episodes PLACE=Z1
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::needs_no_provider;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("526", &[now(Table::Episodes)], &["PLACE", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place_provider.is_empty() && !needs_no_provider(row.place, case.year));
    }
}
