//! 1012: a person without an episode in the year has care-leaver data alone.
//!
//! # What it says
//! A person who has no episode in the year has no rows of adoption, decisions on adoption, missing times, reviews,
//! earlier permanence, or health and offending.
//!
//! # Source
//! Rule 1012 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Reviews, OC2, AD1, PlacedAdoption, PrevPerm and Missing, each where it is given; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes CHILD=B | Reviews* REVIEW=01/05/2025
//! fail: Episodes CHILD=B | OC3 | AD1* | PlacedAdoption* | Missing* | PrevPerm* | OC2*
//! pass: Episodes | Reviews REVIEW=01/05/2025
//! pass: Episodes CHILD=B | OC3
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("1012", &[now(Table::Episodes)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let now = &case.now;
    if !now.episodes.is_empty() {
        return;
    }
    found.rows(&now.reviews);
    found.rows(&now.oc2);
    found.rows(&now.ad1);
    found.rows(&now.placed_adoption);
    found.rows(&now.prev_perm);
    found.rows(&now.missing);
}
