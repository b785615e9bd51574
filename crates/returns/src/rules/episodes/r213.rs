//! 213: a placement without a provider names none.
//!
//! # What it says
//! PLACE_PROVIDER is blank for a temporary placement (T0 to T4); since 2026, for Z11 to Z14 too.
//!
//! # Source
//! Rule 213 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=T0 PLACE_PROVIDER=PR1
//! fail: Episodes* PLACE=Z11 PLACE_PROVIDER=PR1
//! pass@2025: Episodes PLACE=Z1 PLACE_PROVIDER=PR1
//! pass: Episodes PLACE=T0
//! pass: Episodes PLACE=U6 PLACE_PROVIDER=PR1
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::needs_no_provider;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("213", &[now(Table::Episodes)], &["PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(
            row,
            row.place != "Z1" && needs_no_provider(row.place, case.year) && !row.place_provider.is_empty(),
        );
    }
}
