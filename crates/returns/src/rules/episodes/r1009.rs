//! 1009: the reason a placement changed is a known code.
//!
//! # What it says
//! REASON_PLACE_CHANGE, where it is filled in, is one of the year's codes for why a placement changed.
//!
//! # Source
//! Rule 1009 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* REASON_PLACE_CHANGE=MOVED
//! pass: Episodes REASON_PLACE_CHANGE=CUSTOD
//! pass: Episodes REASON_PLACE_CHANGE=
//! ```

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use extracts::codes::List;

pub(super) const RULE: Rule = Rule::new("1009", &[now(Table::Episodes)], &["REASON_PLACE_CHANGE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(
            row,
            !row.reason_place_change.is_empty() && !counts(List::ReasonPlaceChange, row.reason_place_change, case.year),
        );
    }
}
