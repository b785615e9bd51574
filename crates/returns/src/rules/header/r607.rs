//! 607: of a girl who leaves care, the return says whether she is a mother.
//!
//! # What it says
//! MOTHER is filled in for a female child whose care, other than a short break (V3, V4), ended in the year.
//!
//! # Source
//! Rule 607 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* SEX=F | Episodes* LS=C2 DEC=01/06/2025 REC=E4A
//! pass: Header SEX=F MOTHER=0 | Episodes LS=C2 DEC=01/06/2025 REC=E4A
//! pass: Header SEX=F | Episodes LS=C2 DEC=01/06/2025 REC=X1
//! pass: Header SEX=M | Episodes LS=C2 DEC=01/06/2025 REC=E4A
//! ```

use crate::case::Case;
use crate::codes::is_female;
use crate::rule::{now, Found, Rule};
use crate::table::{Header, Table};

pub(super) const RULE: Rule =
    Rule::new("607", &[now(Table::Episodes), now(Table::Header)], &["DEC", "REC", "MOTHER", "LS", "SEX"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let year = case.year;
    let silent = |row: &&Header<'_>| row.mother.is_empty() && is_female(row.sex, year);
    for row in case.now.headers.iter().filter(silent) {
        for episode in &case.now.episodes {
            let ceased = !matches!(episode.rec, "" | "X1") && episode.dec.is(|to| year.holds(to));
            if ceased && !episode.is_short_break() {
                found.row(row);
                found.row(episode);
            }
        }
    }
}
