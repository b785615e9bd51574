//! 432: care that had ended begins anew.
//!
//! # What it says
//! After an episode whose end was the end of care (any reason but X1), RNE is S.
//!
//! # Source
//! Rule 432 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 REC=E4A | Episodes* DECOM=01/08/2025 RNE=P
//! fail: Episodes DECOM=01/05/2025 REC=E13 | Episodes* DECOM=01/08/2025
//! pass: Episodes DECOM=01/05/2025 REC=E4A | Episodes DECOM=01/08/2025 RNE=S
//! pass: Episodes DECOM=01/05/2025 REC=X1 | Episodes DECOM=01/08/2025 RNE=P
//! ```

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{Found, Rule, now};
use crate::sequence::pairs;
use crate::table::Table;
use extracts::codes::List;

pub(super) const RULE: Rule = Rule::new("432", &[now(Table::Episodes)], &["RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (previous, next) in pairs(case) {
        found.row_if(
            next,
            next.rne != "S" && previous.rec != "X1" && counts(List::ReasonEnded, previous.rec, case.year),
        );
    }
}
