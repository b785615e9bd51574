//! 167: how a child took part in a review is a known code.
//!
//! # What it says
//! REVIEW_CODE is one of its codes where there is a REVIEW, and blank where there is none.
//!
//! # Source
//! Rule 167 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Reviews; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Reviews* REVIEW=01/05/2025 REVIEW_CODE=PN9
//! fail: Reviews* REVIEW=01/05/2025
//! fail: Reviews* REVIEW_CODE=PN1
//! pass: Reviews REVIEW=01/05/2025 REVIEW_CODE=PN1
//! pass: Reviews
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("167", &[now(Table::Reviews)], &["REVIEW_CODE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.reviews {
        let known = counts(List::ReviewCode, row.review_code, case.year);
        found.row_if(row, if row.review.is_blank() { !row.review_code.is_empty() } else { !known });
    }
}
