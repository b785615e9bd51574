//! 221: the placement's postcode is that of its provider.
//!
//! # What it says
//! In a home or school (K1, K2, R3, S1; H5 in 2024, K3 since 2025) PL_POST is the postcode listed for the provider
//! with this URN. Spaces do not count; short breaks are left out.
//!
//! # Source
//! Rule 221 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the list of providers; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* URN=1000001 PLACE=K2 PL_POST=BB1_1BB
//! fail: Episodes* URN=9999999 PLACE=K2 PL_POST=AA1_1AA
//! fail: Episodes* URN=1000003 PLACE=K3 PL_POST=BB1_1BB
//! fail@2024: Episodes* URN=1000003 PLACE=H5 PL_POST=BB1_1BB
//! pass: Episodes URN=1000001 PLACE=K2 PL_POST=AA1_1AA
//! pass: Episodes URN=1000001 PLACE=U6 PL_POST=BB1_1BB
//! pass: Episodes URN=1000001 PLACE=K2 LS=V4 PL_POST=BB1_1BB
//! pass: Episodes URN=XXXXXXX PLACE=K2 PL_POST=BB1_1BB
//! pass@2024: Episodes URN=1000003 PLACE=K3 PL_POST=BB1_1BB
//! ```

use crate::case::Case;
use crate::day::Year;
use crate::rule::{Found, Need, Rule, now};
use crate::sequence::same_postcode;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("221", &[now(Table::Episodes), Need::Providers], &["PL_POST"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        let is_asked = is_home(row.place, case.year) && row.names_provider() && !row.is_short_break();
        if !is_asked || row.pl_post.is_empty() {
            continue;
        }
        let providers = case.providers(row);
        let elsewhere = |postcode: &str| postcode.is_empty() || !same_postcode(row.pl_post, postcode);
        found.row_if(row, providers.is_empty() || providers.iter().any(|one| elsewhere(&one.postcode)));
    }
}

fn is_home(place: &str, year: Year) -> bool {
    match place {
        "K1" | "K2" | "R3" | "S1" => true,
        "H5" => year.number() == 2024,
        "K3" => year.number() >= 2025,
        _ => false,
    }
}
