//! 399: short breaks need no reviews and no word of motherhood.
//!
//! # What it says
//! If all of a child's episodes are short breaks (V3, V4), MOTHER is blank and there is no review.
//!
//! # Source
//! Rule 399 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header, Reviews; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* MOTHER=0 | Episodes* LS=V4 | Reviews CHILD=B
//! fail: Header* | Episodes* LS=V4 | Reviews* REVIEW=01/05/2025
//! pass: Header MOTHER=0 | Episodes LS=V4 | Episodes LS=C2 | Reviews REVIEW=01/05/2025
//! pass: Header | Episodes LS=V4
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{Episode, Table};

pub(super) const RULE: Rule =
    Rule::new("399", &[now(Table::Episodes), now(Table::Header), now(Table::Reviews)], &["MOTHER", "LS", "REVIEW", "REVIEW_CODE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let episodes = &case.now.episodes;
    if episodes.is_empty() || !episodes.iter().all(Episode::is_short_break) {
        return;
    }
    let mother = case.now.headers.iter().any(|row| !row.mother.is_empty());
    let reviewed = case.now.reviews.iter().any(|row| !row.review.is_blank() || !row.review_code.is_empty());
    if mother || reviewed {
        found.rows(episodes);
        found.rows(&case.now.headers);
        found.rows(&case.now.reviews);
    }
}
