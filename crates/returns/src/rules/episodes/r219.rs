//! 219: the placement is one that its provider offers.
//!
//! # What it says
//! PLACE is one of the placements listed for the provider with this URN; XXXXXXX stands for no provider of the list.
//!
//! # Source
//! Rule 219 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the list of providers; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* URN=1000001 PLACE=U6
//! fail: Episodes* URN=9999999 PLACE=K2
//! pass: Episodes URN=1000001 PLACE=K2
//! pass: Episodes URN=XXXXXXX PLACE=U6
//! pass: Episodes PLACE=U6
//! ```

use crate::case::Case;
use crate::lookups::Provider;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("219", &[now(Table::Episodes), Need::Providers], &["URN", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let offers = |provider: &Provider, place: &str| provider.place_codes.iter().any(|code| **code == *place);
    for row in &case.now.episodes {
        let providers = case.providers(row);
        found.row_if(
            row,
            row.names_provider() && (providers.is_empty() || providers.iter().any(|one| !offers(one, row.place))),
        );
    }
}
