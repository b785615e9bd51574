//! 174: a boy has no child of his own in the return.
//!
//! # What it says
//! MC_DOB is blank for a male.
//!
//! # Source
//! Rule 174 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* SEX=M MC_DOB=01/05/2025
//! fail@2024: Header* SEX=1 MC_DOB=01/05/2023
//! pass: Header SEX=F MC_DOB=01/05/2025
//! pass: Header SEX=M
//! ```

use crate::case::Case;
use crate::codes::is_male;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("174", &[now(Table::Header)], &["SEX", "MC_DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, !row.mc_dob.is_blank() && is_male(row.sex, case.year));
    }
}
