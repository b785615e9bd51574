//! EPI: each child has an episode or is a care leaver.
//!
//! # What it says
//! Each child of Header has a row in Episodes or in OC3.
//!
//! # Source
//! A check of the sector's open validator (EPI), collection years 2023 to 2027.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header*
//! pass: Header | OC3
//! pass: Header | Episodes
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("EPI", &[now(Table::Header)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.episodes.is_empty() && case.now.oc3.is_empty() {
        found.rows(&case.now.headers);
    }
}
