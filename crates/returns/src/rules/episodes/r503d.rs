//! 503D: a first episode is in the placement of the open one of last year.
//!
//! # What it says
//! PLACE of a child's first episode is that of the last episode of last year, if it was open at the year's end. Where
//! codes were divided or renamed, the new for the old is no difference: in 2024 and 2025 K3 for H5, in 2026 Z11 to Z14
//! for Z1.
//!
//! # Source
//! Rule 503D of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 PLACE=U6 | Episodes.last DECOM=01/05/2024 PLACE=K2
//! fail@2027: Episodes* DECOM=01/05/2024 PLACE=Z11 | Episodes.last DECOM=01/05/2024 PLACE=Z1
//! pass: Episodes DECOM=01/05/2024 PLACE=Z11 | Episodes.last DECOM=01/05/2024 PLACE=Z1
//! pass@2025: Episodes DECOM=01/05/2023 PLACE=K3 | Episodes.last DECOM=01/05/2023 PLACE=H5
//! pass: Episodes DECOM=01/05/2024 PLACE=U6 | Episodes.last DECOM=01/05/2024 PLACE=U6
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, before, now};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("503D", &[now(Table::Episodes), before(Table::Episodes)], &["PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let renamed = |now: &str, last: &str| match case.year.number() {
        2024 | 2025 => (now, last) == ("K3", "H5"),
        2026 => matches!(now, "Z11" | "Z12" | "Z13" | "Z14") && last == "Z1",
        _ => false,
    };
    if let Some((first, last)) = carried_over(case) {
        found.row_if(first, first.place != last.place && !renamed(first.place, last.place));
    }
}
