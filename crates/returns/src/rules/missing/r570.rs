//! 570: a time a child was missing began before the year ended.
//!
//! # What it says
//! MIS_START is not after 31 March of the collection year.
//!
//! # Source
//! Rule 570 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Missing; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Missing* MIS_START=01/04/2026
//! pass: Missing MIS_START=31/03/2026
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("570", &[now(Table::Missing)], &["MIS_START"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.missing {
        found.row_if(row, row.mis_start.is(|from| from > case.year.end()));
    }
}
