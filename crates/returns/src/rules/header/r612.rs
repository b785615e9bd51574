//! 612: a girl who is no mother has no child in the return.
//!
//! # What it says
//! If MOTHER is 0 or blank for a female, MC_DOB is blank.
//!
//! # Source
//! Rule 612 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* SEX=F MOTHER=0 MC_DOB=01/05/2025
//! fail@2024: Header* SEX=2 MC_DOB=01/05/2023
//! pass: Header SEX=F MOTHER=1 MC_DOB=01/05/2025
//! pass: Header SEX=F MOTHER=0
//! ```

use crate::case::Case;
use crate::codes::is_female;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("612", &[now(Table::Header)], &["SEX", "MOTHER", "MC_DOB"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, matches!(row.mother, "" | "0") && !row.mc_dob.is_blank() && is_female(row.sex, case.year));
    }
}
