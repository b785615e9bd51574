//! 502: the open episode of last year is the first of this.
//!
//! # What it says
//! If an episode was open at the end of last year, the child's first episode of this year began on the same day.
//!
//! # Source
//! Rule 502 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=02/05/2024 | Episodes.last DECOM=01/05/2024
//! pass: Episodes DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024
//! pass: Episodes DECOM=02/05/2025 | Episodes.last DECOM=01/05/2024 DEC=01/06/2024
//! ```

use crate::case::{Case, first_begun};
use crate::rule::{Found, Rule, before, now};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule = Rule::new("502", &[now(Table::Episodes), before(Table::Episodes)], &["DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let open = |last: &Episode<'_>| last.dec.is_blank();
    if let Some(first) = first_begun(&case.now.episodes) {
        let others = case.before.episodes.iter().any(|last| open(last) && last.decom.day != first.decom.day);
        found.row_if(first, others);
    }
}
