//! 440: a child of four or older can take part in a review.
//!
//! # What it says
//! REVIEW_CODE is not PN0, a child under four, for a review after the fourth birthday.
//!
//! # Source
//! Rule 440 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Reviews; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Reviews* DOB=01/05/2020 REVIEW=02/05/2024 REVIEW_CODE=PN0
//! pass: Reviews DOB=01/05/2020 REVIEW=01/05/2024 REVIEW_CODE=PN0
//! pass: Reviews DOB=01/05/2020 REVIEW=02/05/2024 REVIEW_CODE=PN1
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("440", &[now(Table::Reviews)], &["DOB", "REVIEW", "REVIEW_CODE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.reviews {
        found.row_if(row, row.review_code == "PN0" && row.review.is(|on| row.dob.is(|dob| on > plus_years(dob, 4))));
    }
}
