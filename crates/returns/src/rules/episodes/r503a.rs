//! 503A: an episode that was open last year began for the same reason.
//!
//! # What it says
//! If last year's last episode was open, its RNE is that of this year's first.
//!
//! # Source
//! Rule 503A of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 RNE=S | Episodes.last DECOM=01/05/2024 RNE=L
//! pass: Episodes DECOM=01/05/2024 RNE=S | Episodes.last DECOM=01/05/2024 RNE=S
//! pass: Episodes DECOM=01/05/2024 RNE=S | Episodes.last DECOM=01/05/2024 RNE=L DEC=01/02/2025
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("503A", &[now(Table::Episodes), before(Table::Episodes)], &["RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((row, last)) = carried_over(case) {
        found.row_if(row, row.rne != last.rne);
    }
}
