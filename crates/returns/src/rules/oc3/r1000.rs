//! 1000: nobody who died in care is a care leaver.
//!
//! # What it says
//! If an episode of this or the previous year ended in death (E2), the child has no row in OC3.
//!
//! # Source
//! Rule 1000 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* IN_TOUCH=DIED | Episodes REC=E2
//! fail: OC3* | Episodes CHILD=B | Episodes.last REC=E2
//! pass: OC3 IN_TOUCH=YES | Episodes REC=E5
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("1000", &[now(Table::Episodes), now(Table::Oc3)], &["IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let episodes = case.now.episodes.iter().chain(&case.before.episodes);
    if episodes.into_iter().any(|episode| episode.rec == "E2") {
        found.rows(&case.now.oc3);
    }
}
