//! 504: the category of need stays the same throughout care.
//!
//! # What it says
//! Where an episode continues the one before (which ended with X1 on the day this began), CIN is the same.
//!
//! # Source
//! Rule 504 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 CIN=N1 DEC=01/08/2025 REC=X1 | Episodes* DECOM=01/08/2025 CIN=N2
//! pass: Episodes DECOM=01/05/2025 CIN=N1 DEC=01/08/2025 REC=X1 | Episodes DECOM=01/08/2025 CIN=N1
//! pass: Episodes DECOM=01/05/2025 CIN=N1 DEC=01/08/2025 REC=E4A | Episodes DECOM=01/08/2025 CIN=N2
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("504", &[now(Table::Episodes)], &["CIN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (previous, next) in pairs(case) {
        found.row_if(
            next,
            previous.rec == "X1"
                && next.decom.day.is_some()
                && previous.dec.day == next.decom.day
                && next.cin != previous.cin,
        );
    }
}
