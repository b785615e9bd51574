//! 393: of a girl who is looked after, the return says whether she is a mother.
//!
//! # What it says
//! MOTHER is filled in for a female child with an episode that is not a short break (V3, V4).
//!
//! # Source
//! Rule 393 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* SEX=F | Episodes LS=C2
//! fail@2024: Header* SEX=2 | Episodes LS=C2
//! pass: Header SEX=F MOTHER=0 | Episodes LS=C2
//! pass: Header SEX=F | Episodes LS=V3
//! pass: Header SEX=M | Episodes LS=C2
//! ```

use crate::case::Case;
use crate::codes::is_female;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("393", &[now(Table::Header), now(Table::Episodes)], &["MOTHER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.episodes.iter().any(|episode| !episode.is_short_break()) {
        for row in &case.now.headers {
            found.row_if(row, row.mother.is_empty() && is_female(row.sex, case.year));
        }
    }
}
