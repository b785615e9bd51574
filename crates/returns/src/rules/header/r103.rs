//! 103: a child's ethnicity is a known code.
//!
//! # What it says
//! ETHNIC is filled in with one of the codes for ethnicity.
//!
//! # Source
//! Rule 103 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* ETHNIC=XXXX
//! fail: Header*
//! pass: Header ETHNIC=WROM
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("103", &[now(Table::Header)], &["ETHNIC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.headers {
        found.row_if(row, !counts(List::Ethnicity, row.ethnic, case.year));
    }
}
