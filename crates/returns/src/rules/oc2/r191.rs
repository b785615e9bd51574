//! 191: of a child looked after all year the four items of every child are said.
//!
//! # What it says
//! A child looked after all year has a row in OC2, with IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT and
//! SUBSTANCE_MISUSE filled in.
//!
//! # Source
//! Rule 191 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC2, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC2* IMMUNISATIONS=1 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! fail: OC2 CHILD=B | Episodes* DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0 | Episodes DECOM=01/05/2020 RNE=S LS=C2
//! pass: OC2 CHILD=B | Episodes DECOM=01/05/2025 RNE=S LS=C2
//! ```

use crate::case::{Case, first_begun};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("191", &[now(Table::Oc2), now(Table::Episodes)], &["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.is_looked_after_all_year() {
        found.rows(case.now.oc2.iter().filter(|row| !row.says_the_four()));
        if case.now.oc2.is_empty() {
            found.rows(first_begun(&case.now.episodes));
        }
    }
}
