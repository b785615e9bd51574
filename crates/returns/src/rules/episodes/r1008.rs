//! 1008: a URN is in the list of providers.
//!
//! # What it says
//! URN, where it is filled in and is not XXXXXXX, is in the list of homes and providers.
//!
//! # Source
//! Rule 1008 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, with the list of providers; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* URN=9999999
//! pass: Episodes URN=1000001
//! pass: Episodes URN=XXXXXXX
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("1008", &[now(Table::Episodes), Need::Providers], &["URN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.names_provider() && case.providers(row).is_empty());
    }
}
