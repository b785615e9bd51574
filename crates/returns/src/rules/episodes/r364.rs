//! 364: police detention in the authority's accommodation lasts 21 days at most.
//!
//! # What it says
//! An unbroken run of episodes of a child detained by the police and accommodated (J2) is not longer than 21 days. An
//! episode that is still open counts to the end of the year.
//!
//! # Source
//! Rule 364 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 LS=J2 DEC=23/05/2025
//! fail: Episodes* DECOM=01/05/2025 LS=J2 DEC=03/05/2025 | Episodes* DECOM=03/05/2025 LS=J2 DEC=23/05/2025
//! fail: Episodes* DECOM=01/02/2026 LS=J2
//! pass: Episodes DECOM=01/05/2025 LS=J2 DEC=22/05/2025
//! pass: Episodes DECOM=01/05/2025 LS=J2 DEC=22/05/2025 | Episodes DECOM=23/05/2025 LS=J2 DEC=27/05/2025
//! pass: Episodes DECOM=01/05/2025 LS=C2 DEC=23/05/2025
//! ```

use crate::case::{Case, runs};
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("364", &[now(Table::Episodes)], &["LS", "DECOM", "DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for run in runs(case, |episode| episode.ls == "J2") {
        if run.days() > 21 {
            found.rows(run.episodes);
        }
    }
}
