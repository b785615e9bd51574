//! 199: a child who was adopted from care has no later episode.
//!
//! # What it says
//! No episode follows one that ended with an adoption (E11, E12), in this year's return or the previous one.
//!
//! # Source
//! Rule 199 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with those of the previous year where they are given; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 REC=E11 | Episodes* DECOM=01/08/2025
//! fail: Episodes* DECOM=01/08/2025 REC=E12 | Episodes.last DECOM=01/08/2024 REC=E12
//! pass: Episodes DECOM=01/05/2025 REC=X1 | Episodes DECOM=01/08/2025 REC=E12
//! pass: Episodes DECOM=01/08/2025 | Episodes.last DECOM=01/08/2024 REC=E13
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule = Rule::new("199", &[now(Table::Episodes)], &["CHILD"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let adopted = |row: &&Episode<'_>| matches!(row.rec, "E11" | "E12");
    let known = case.now.episodes.iter().chain(&case.before.episodes);
    let mut dated: Vec<&Episode<'_>> = known.filter(|row| row.decom.day.is_some()).collect();
    dated.sort_by_key(|row| row.decom.day);
    let adoption = dated.iter().position(adopted).unwrap_or(dated.len());
    found.rows(dated.into_iter().skip(adoption + 1).filter(|row| !row.at.previous));
}
