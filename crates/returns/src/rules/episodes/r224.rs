//! 224: the kind of provider is that of the provider named.
//!
//! # What it says
//! PLACE_PROVIDER is one of the kinds listed for the provider with this URN; XXXXXXX stands for no provider of the
//! list.
//!
//! # Source
//! Rule 224 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the list of providers; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* URN=1000001 PLACE_PROVIDER=PR1
//! fail: Episodes* URN=9999999 PLACE_PROVIDER=PR4
//! fail: Episodes* URN=1000001
//! pass: Episodes URN=1000001 PLACE_PROVIDER=PR4
//! pass: Episodes URN=XXXXXXX PLACE_PROVIDER=PR1
//! ```

use crate::case::Case;
use crate::lookups::Provider;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("224", &[now(Table::Episodes), Need::Providers], &["PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let is_a = |provider: &Provider, kind: &str| provider.provider_codes.iter().any(|code| **code == *kind);
    for row in &case.now.episodes {
        let providers = case.providers(row);
        found.row_if(
            row,
            row.names_provider()
                && (providers.is_empty() || providers.iter().any(|one| !is_a(one, row.place_provider))),
        );
    }
}
