//! 634: nothing is said of earlier arrangements of a child who came into no episode this year.
//!
//! # What it says
//! If anything is filled in in PrevPerm, the child's latest episode began on or after 1 April of the collection year.
//!
//! # Source
//! Rule 634 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PrevPerm; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PrevPerm* PREV_PERM=Z1 | Episodes* DECOM=01/05/2024
//! pass: PrevPerm PREV_PERM=Z1 | Episodes DECOM=01/05/2025 | Episodes DECOM=01/05/2024
//! pass: PrevPerm | Episodes DECOM=01/05/2024
//! ```

use crate::case::{Case, last_begun};
use crate::rule::{now, Found, Rule};
use crate::table::{EarlierPermanence, Table};

pub(super) const RULE: Rule =
    Rule::new("634", &[now(Table::Episodes), now(Table::PrevPerm)], &["LA_PERM", "PREV_PERM", "DATE_PERM", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let before = last_begun(&case.now.episodes).is_some_and(|last| last.decom.is(|from| from < case.year.start()));
    let says = |row: &&EarlierPermanence<'_>| [row.prev_perm, row.la_perm, row.date_perm].iter().any(|text| !text.is_empty());
    if before && case.now.prev_perm.iter().any(|row| says(&row)) {
        found.rows(&case.now.episodes);
        found.rows(case.now.prev_perm.iter().filter(says));
    }
}
