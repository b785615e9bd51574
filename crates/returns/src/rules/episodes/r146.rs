//! 146: a placement is a code of the year.
//!
//! # What it says
//! PLACE, where it is filled in, is one of the year's codes for where a child lives. H5 and P2 end with 2024 and K3
//! begins; Z1 ends with 2025 and Z11 to Z14 begin.
//!
//! # Source
//! Rule 146 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=Q1
//! fail: Episodes* PLACE=Z1
//! fail@2025: Episodes* PLACE=H5
//! fail@2024: Episodes* PLACE=K3
//! pass@2025: Episodes PLACE=K3
//! pass@2024: Episodes PLACE=P2
//! pass: Episodes PLACE=U6
//! pass: Episodes PLACE=
//! ```

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use extracts::codes::List;

pub(super) const RULE: Rule = Rule::new("146", &[now(Table::Episodes)], &["PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, !row.place.is_empty() && !counts(List::Placement, row.place, case.year));
    }
}
