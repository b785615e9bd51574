//! 611: of a mother, the return says when her first child was born.
//!
//! # What it says
//! If MOTHER is 1, MC_DOB is filled in.
//!
//! # Source
//! Rule 611 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* MOTHER=1
//! pass: Header MOTHER=1 MC_DOB=01/05/2025
//! pass: Header MOTHER=0
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("611", &[now(Table::Header)], &["MOTHER", "MC_DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, row.mother == "1" && row.mc_dob.is_blank());
    }
}
