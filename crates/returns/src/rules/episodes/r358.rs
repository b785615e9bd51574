//! 358: a child under a criminal order is over 10.
//!
//! # What it says
//! A child with a legal status of criminal law (J1 to J3) was over 10 on the day the episode began.
//!
//! # Source
//! Rule 358 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* DOB=01/05/2015 | Episodes* LS=J1 DECOM=01/05/2025
//! pass: Header DOB=30/04/2015 | Episodes LS=J1 DECOM=01/05/2025
//! pass: Header DOB=01/05/2015 | Episodes LS=C2 DECOM=01/05/2025
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("358", &[now(Table::Header), now(Table::Episodes)], &["DECOM", "DOB", "LS"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.episodes.iter().filter(|row| matches!(row.ls, "J1" | "J2" | "J3")) {
        for header in &case.now.headers {
            if header.dob.is(|born| row.decom.is(|day| plus_years(born, 10) >= day)) {
                found.row(row);
                found.row(header);
            }
        }
    }
}
