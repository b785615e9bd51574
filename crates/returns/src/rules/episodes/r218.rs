//! 218: a placement with a registered provider names it.
//!
//! # What it says
//! URN is filled in, unless the episode ended before the year, the placement lies outside England, or it is of a kind
//! that has none: P1, P3, R1, R2, R5, T0 to T4, Z1 or (since 2026) Z11 to Z14, and to 2024 H5 and P2.
//!
//! # Source
//! Rule 218 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=U6 PL_POST=AA1_1AA
//! fail: Episodes* PLACE=K2 PL_POST=AA1_1AA DEC=01/04/2025
//! fail: Episodes* PLACE=Z1
//! fail@2025: Episodes* PLACE=H5
//! pass: Episodes PLACE=U6 PL_POST=AA1_1AA URN=1000001
//! pass: Episodes PLACE=U6 PL_POST=WW1_1WW
//! pass: Episodes PLACE=U6 DEC=31/03/2025
//! pass: Episodes PLACE=Z14
//! pass@2024: Episodes PLACE=H5
//! pass@2025: Episodes PLACE=Z1
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::sequence::{is_outside_england, needs_no_urn};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule = Rule::new("218", &[now(Table::Episodes), Need::Postcodes], &["URN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let start = case.year.start();
    let lasts = |row: &Episode<'_>| row.dec.is_blank() || row.dec.is(|day| day >= start);
    let is_exempt = |place: &str| needs_no_urn(place, case.year) || (place == "H5" && case.year.number() <= 2024);
    for row in &case.now.episodes {
        found.row_if(row, lasts(row) && row.urn.is_empty() && !is_exempt(row.place) && !is_outside_england(case, row));
    }
}
