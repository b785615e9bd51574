//! 441: a child under four does not take part in a review.
//!
//! # What it says
//! REVIEW_CODE is not PN1 to PN7 for a review before the fourth birthday.
//!
//! # Source
//! Rule 441 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Reviews; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Reviews* DOB=01/05/2022 REVIEW=30/04/2026 REVIEW_CODE=PN1
//! pass: Reviews DOB=01/05/2021 REVIEW=01/05/2025 REVIEW_CODE=PN1
//! pass: Reviews DOB=01/05/2022 REVIEW=01/05/2025 REVIEW_CODE=PN0
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("441", &[now(Table::Reviews)], &["DOB", "REVIEW", "REVIEW_CODE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.reviews {
        found.row_if(row, matches!(row.review_code, "PN1" | "PN2" | "PN3" | "PN4" | "PN5" | "PN6" | "PN7")
            && row.review.is(|on| row.dob.is(|dob| on < plus_years(dob, 4))));
    }
}
