//! 228: an episode ends while its provider is registered.
//!
//! # What it says
//! DEC does not come after the day on which the registration of the provider with this URN ended. An open episode
//! counts to the end of the year.
//!
//! # Source
//! Rule 228 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the list of providers; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* URN=1000002 DEC=02/06/2025
//! fail: Episodes* URN=1000002
//! pass: Episodes URN=1000002 DEC=01/06/2025
//! pass: Episodes URN=1000001
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("228", &[now(Table::Episodes), Need::Providers], &["URN", "DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.episodes.iter().filter(|row| row.names_provider()) {
        let last = row.dec.day.unwrap_or(case.year.end());
        found.row_if(row, case.providers(row).iter().any(|one| one.closed_on.is_some_and(|end| last > end)));
    }
}
