//! 581: a child is missing from an episode of care.
//!
//! # What it says
//! MIS_START lies within an episode.
//!
//! # Source
//! Rule 581 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MIS_START=31/12/2024 | Episodes DECOM=01/01/2025
//! fail: Missing* | Episodes DECOM=01/01/2025
//! pass: Missing MIS_START=01/05/2025 | Episodes DECOM=01/01/2025
//! pass: Missing MIS_START=01/05/2025 | Episodes CHILD=B
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule =
    Rule::new("581", &[now(Table::Episodes), now(Table::Missing)], &["MIS_START"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        let within = |episode: &Episode<'_>| {
            row.mis_start.is(|on| episode.decom.is(|from| from <= on) && episode.dec.day.is_none_or(|to| on <= to))
        };
        found.row_if(row, !case.now.episodes.is_empty() && !case.now.episodes.iter().any(within));
    }
}
