//! 630: of a child who came into care this year the return says what was before.
//!
//! # What it says
//! A child with an episode that began care (RNE S) in the year has a row in PrevPerm, with PREV_PERM filled in, and
//! LA_PERM and DATE_PERM too unless PREV_PERM is Z1.
//!
//! # Source
//! Rule 630 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PrevPerm; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PrevPerm CHILD=B | Episodes* DECOM=01/05/2025 RNE=S
//! fail: PrevPerm PREV_PERM=P1 LA_PERM=800 | Episodes* DECOM=01/05/2025 RNE=S
//! fail: PrevPerm LA_PERM=800 DATE_PERM=01/05/2020 | Episodes* DECOM=01/05/2025 RNE=S
//! pass: PrevPerm PREV_PERM=Z1 | Episodes DECOM=01/05/2025 RNE=S
//! pass: PrevPerm CHILD=B | Episodes DECOM=01/05/2024 RNE=S
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{EarlierPermanence, Table};

pub(super) const RULE: Rule =
    Rule::new("630", &[now(Table::Episodes), now(Table::PrevPerm)], &["RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let rows = &case.now.prev_perm;
    let incomplete = |row: &EarlierPermanence<'_>| {
        row.prev_perm.is_empty() || (row.prev_perm != "Z1" && (row.la_perm.is_empty() || row.date_perm.is_empty()))
    };
    if rows.is_empty() || rows.iter().any(incomplete) {
        let start = case.year.start();
        found.rows(case.now.episodes.iter().filter(|episode| episode.rne == "S" && episode.decom.is(|from| from >= start)));
    }
}
