//! 1011: somebody whose care another council took over is not this council's care leaver.
//!
//! # What it says
//! If the last episode ended with a transfer to another council (E3), nothing is filled in in OC3.
//!
//! # Source
//! Rule 1011 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! OC3, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: OC3* IN_TOUCH=YES | Episodes DECOM=01/05/2020 REC=X1 | Episodes DECOM=01/05/2025 REC=E3
//! pass: OC3 | Episodes DECOM=01/05/2025 REC=E3
//! pass: OC3 IN_TOUCH=YES | Episodes DECOM=01/05/2020 REC=E3 | Episodes DECOM=01/05/2025 REC=E5
//! ```

use crate::case::{Case, last_begun};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("1011", &[now(Table::Oc3), now(Table::Episodes)], &["IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if last_begun(&case.now.episodes).is_some_and(|last| last.rec == "E3") {
        found.rows(case.now.oc3.iter().filter(|row| row.says_anything()));
    }
}
