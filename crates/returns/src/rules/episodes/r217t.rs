//! 217t: independent living is no placement since 28 October 2023.
//!
//! # What it says
//! No episode in independent living (P2) lasts beyond 28 October 2023.
//!
//! # Source
//! Rule 217t of the validation rules of the return, collection year 2024, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection year 2024.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=P2 DEC=29/10/2023
//! fail: Episodes* PLACE=P2
//! pass: Episodes PLACE=P2 DEC=28/10/2023
//! pass: Episodes PLACE=U6
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use domain::Date;

pub(super) const RULE: Rule =
    Rule::new("217t", &[now(Table::Episodes)], &["PLACE", "DECOM"], check).since(2024).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let last = Date::constant(2023, 10, 28);
    for row in &case.now.episodes {
        found.row_if(row, row.place == "P2" && row.dec.day.is_none_or(|day| day > last));
    }
}
