//! 703: an order began before the year ended.
//!
//! # What it says
//! DOLO_START is not after 31 March of the collection year.
//!
//! # Source
//! Rule 703 of the validation rules of the return, collection years 2027 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! DoLo; collection years 2027 to 2027.
//!
//! # Example
//! ```text
//! fail: DoLo* DOLO_START=01/04/2027
//! pass: DoLo DOLO_START=31/03/2027
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("703", &[now(Table::DoLo)], &["DOLO_START"], check).since(2027);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.dolo {
        found.row_if(row, row.dolo_start.is(|from| from > case.year.end()));
    }
}
