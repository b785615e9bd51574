//! 363: a child assessment order lasts seven days at most.
//!
//! # What it says
//! An unbroken run of episodes under a child assessment order (L3) is not longer than seven days. An episode that is
//! still open counts to the end of the year.
//!
//! # Source
//! Rule 363 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 LS=L3 DEC=09/05/2025
//! fail: Episodes* DECOM=01/05/2025 LS=L3 DEC=03/05/2025 | Episodes* DECOM=03/05/2025 LS=L3 DEC=09/05/2025
//! fail: Episodes* DECOM=01/02/2026 LS=L3
//! pass: Episodes DECOM=01/05/2025 LS=L3 DEC=08/05/2025
//! pass: Episodes DECOM=01/05/2025 LS=L3 DEC=08/05/2025 | Episodes DECOM=09/05/2025 LS=L3 DEC=13/05/2025
//! pass: Episodes DECOM=01/05/2025 LS=C2 DEC=09/05/2025
//! ```

use crate::case::{Case, runs};
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("363", &[now(Table::Episodes)], &["LS", "DECOM", "DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for run in runs(case, |episode| episode.ls == "L3") {
        if run.days() > 7 {
            found.rows(run.episodes);
        }
    }
}
