//! 104: the day on which a child stopped being unaccompanied is a day of this year or later.
//!
//! # What it says
//! DUC, where it is filled in, is dd/mm/yyyy, the day exists, and it is not before 1 April of the collection year.
//!
//! # Source
//! Rule 104 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! UASC; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: UASC* DUC=31/02/2026
//! fail: UASC* DUC=31/03/2025
//! pass: UASC DUC=01/04/2025
//! pass: UASC
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("104", &[now(Table::Uasc)], &["DUC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.uasc {
        found.row_if(row, row.duc.is_wrong() || row.duc.is(|day| day < case.year.start()));
    }
}
