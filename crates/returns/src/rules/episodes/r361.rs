//! 361: police protection lasts 72 hours at most.
//!
//! # What it says
//! An unbroken run of episodes under police protection (L1) is not longer than three days. An episode that is still
//! open counts to the end of the year.
//!
//! # Source
//! Rule 361 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 LS=L1 DEC=05/05/2025
//! fail: Episodes* DECOM=01/05/2025 LS=L1 DEC=03/05/2025 | Episodes* DECOM=03/05/2025 LS=L1 DEC=05/05/2025
//! pass: Episodes DECOM=01/05/2025 LS=L1 DEC=04/05/2025
//! pass: Episodes DECOM=01/05/2025 LS=L2 DEC=05/05/2025
//! ```

use crate::case::{Case, runs};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("361", &[now(Table::Episodes)], &["DECOM", "LS", "DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for run in runs(case, |episode| episode.ls == "L1") {
        if run.days() > 3 {
            found.rows(run.episodes);
        }
    }
}
