//! 445: no freeing order was made after 2005.
//!
//! # What it says
//! If LS is D1, DECOM is not after 31 December 2005.
//!
//! # Source
//! Rule 445 of the validation rules of the return, collection years 2023 to 2024, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2024.
//!
//! # Example
//! ```text
//! fail@2024: Episodes* LS=D1 DECOM=01/01/2006
//! pass@2024: Episodes LS=D1 DECOM=31/12/2005
//! pass@2024: Episodes LS=E1 DECOM=01/01/2006
//! ```

use domain::Date;

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("445", &[now(Table::Episodes)], &["LS", "DECOM"], check).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.ls == "D1" && row.decom.is(|from| from > LAST_DAY));
    }
}

/// The last day on which a freeing order could begin.
const LAST_DAY: Date = jiff::civil::date(2005, 12, 31);
