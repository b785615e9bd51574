//! 227: an episode begins while its provider is registered.
//!
//! # What it says
//! DECOM comes before the day on which the registration of the provider with this URN ended.
//!
//! # Source
//! Rule 227 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the list of providers; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* URN=1000002 DECOM=01/06/2025
//! pass: Episodes URN=1000002 DECOM=31/05/2025
//! pass: Episodes URN=1000001 DECOM=01/06/2025
//! pass: Episodes DECOM=01/06/2025
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;
use domain::Date;

pub(super) const RULE: Rule = Rule::new("227", &[now(Table::Episodes), Need::Providers], &["URN", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.episodes.iter().filter(|row| row.names_provider()) {
        let closed = |day: Date| case.providers(row).iter().any(|one| one.closed_on.is_some_and(|end| day >= end));
        found.row_if(row, row.decom.is(closed));
    }
}
