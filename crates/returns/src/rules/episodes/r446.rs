//! 446: no placement order was made before December 2005.
//!
//! # What it says
//! If LS is E1, DECOM is not before 1 December 2005.
//!
//! # Source
//! Rule 446 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* LS=E1 DECOM=30/11/2005
//! pass: Episodes LS=E1 DECOM=01/12/2005
//! pass: Episodes LS=D1 DECOM=30/11/2005
//! ```

use domain::Date;

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("446", &[now(Table::Episodes)], &["LS", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.ls == "E1" && row.decom.is(|from| from < FIRST_DAY));
    }
}

/// The first day on which a placement order could begin.
const FIRST_DAY: Date = jiff::civil::date(2005, 12, 1);
