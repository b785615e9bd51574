//! 1012: of somebody without an episode in the year, care leavers among them, nothing else is returned.
//!
//! # What it says
//! A child with a row in PlacedAdoption, Missing, Reviews, AD1, PrevPerm or OC2 has an episode.
//!
//! # Source
//! Rule 1012 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes CHILD=B | Reviews* | OC2*
//! pass: Episodes | Reviews
//! pass: Episodes CHILD=B | OC3
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("1012", &[now(Table::Episodes)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.episodes.is_empty() {
        found.rows(&case.now.placed_adoption);
        found.rows(&case.now.missing);
        found.rows(&case.now.reviews);
        found.rows(&case.now.ad1);
        found.rows(&case.now.prev_perm);
        found.rows(&case.now.oc2);
    }
}
