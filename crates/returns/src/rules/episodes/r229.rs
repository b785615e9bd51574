//! 229: own provision lies in the authority, another's outside it.
//!
//! # What it says
//! A provider that is the authority's own (PR1) lies in it, and another authority's (PR2) does not, as the postcode
//! listed for its URN tells. Since 2026 this is not asked of placements without a URN and of supported accommodation
//! (K3).
//!
//! # Source
//! Rule 229 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the list of providers and the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* URN=1000005 PLACE=K2 PLACE_PROVIDER=PR1
//! fail: Episodes* URN=9999999 PLACE=K2 PLACE_PROVIDER=PR1
//! fail: Episodes* URN=1000001 PLACE=K2 PLACE_PROVIDER=PR2
//! fail@2025: Episodes* URN=1000005 PLACE=K3 PLACE_PROVIDER=PR1
//! pass: Episodes URN=1000001 PLACE=K2 PLACE_PROVIDER=PR1
//! pass: Episodes URN=1000005 PLACE=K2 PLACE_PROVIDER=PR2
//! pass: Episodes URN=1000005 PLACE=K3 PLACE_PROVIDER=PR1
//! ```

use crate::case::Case;
use crate::lookups::Provider;
use crate::rule::{Found, Need, Rule, now};
use crate::sequence::needs_no_urn;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("229", &[now(Table::Episodes), Need::Providers, Need::Postcodes], &["URN", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.episodes.iter().filter(|row| row.names_provider()) {
        let exempt = row.place == "K3" || needs_no_urn(row.place, case.year);
        if exempt && case.year.number() >= 2026 {
            continue;
        }
        let providers = case.providers(row);
        let own = |one: &Provider| {
            let place = case.lookups.place(&one.postcode);
            place.is_some_and(|place| Some(&place.authority) == case.lookups.authority.as_ref())
        };
        let breaks = match row.place_provider {
            "PR1" => providers.is_empty() || !providers.iter().all(own),
            "PR2" => providers.iter().any(own),
            _ => false,
        };
        found.row_if(row, breaks);
    }
}
