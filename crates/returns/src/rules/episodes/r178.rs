//! 178: a provider is a known code, of a placement that has one.
//!
//! # What it says
//! PLACE_PROVIDER, where it is filled in, is one of PR0 to PR5, and the placement is one that has a provider: not a
//! temporary one (T0 to T4) and not Z1 (since 2026, Z11 to Z14).
//!
//! # Source
//! Rule 178 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=U6 PLACE_PROVIDER=PR9
//! fail: Episodes* PLACE=T1 PLACE_PROVIDER=PR1
//! fail: Episodes* PLACE=T4 PLACE_PROVIDER=PR1
//! fail: Episodes* PLACE=Z12 PLACE_PROVIDER=PR1
//! fail@2025: Episodes* PLACE=Z1 PLACE_PROVIDER=PR1
//! pass: Episodes PLACE=U6 PLACE_PROVIDER=PR1
//! pass: Episodes PLACE=T1
//! pass: Episodes PLACE=U6
//! ```

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{Found, Rule, now};
use crate::sequence::needs_no_provider;
use crate::table::Table;
use extracts::codes::List;

pub(super) const RULE: Rule = Rule::new("178", &[now(Table::Episodes)], &["PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(
            row,
            (!row.place_provider.is_empty() && !counts(List::PlacementProvider, row.place_provider, case.year))
                || (!row.place_provider.is_empty() && needs_no_provider(row.place, case.year)),
        );
    }
}
