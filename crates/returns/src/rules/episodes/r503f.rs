//! 503F: an episode that was open last year has the same number of home or provider.
//!
//! # What it says
//! If last year's last episode was open, its URN is that of this year's first.
//!
//! # Source
//! Rule 503F of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 URN=1000001 | Episodes.last DECOM=01/05/2024 URN=1000002
//! pass: Episodes DECOM=01/05/2024 URN=1000001 | Episodes.last DECOM=01/05/2024 URN=1000001
//! pass: Episodes DECOM=01/05/2024 URN=1000001 | Episodes.last DECOM=01/05/2024 URN=1000002 DEC=01/02/2025
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("503F", &[now(Table::Episodes), before(Table::Episodes)], &["URN"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((row, last)) = carried_over(case) {
        found.row_if(row, row.urn != last.urn);
    }
}
