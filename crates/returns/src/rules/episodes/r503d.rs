//! 503D: an episode that was open last year is in the same placement.
//!
//! # What it says
//! If last year's last episode was open, its PLACE is that of this year's first. Codes that were divided or replaced
//! are the same: H5 became K3 (2024 and 2025), Z1 one of Z11 to Z14 (2026).
//!
//! # Source
//! Rule 503D of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 PLACE=U6 | Episodes.last DECOM=01/05/2024 PLACE=K2
//! pass: Episodes DECOM=01/05/2024 PLACE=Z12 | Episodes.last DECOM=01/05/2024 PLACE=Z1
//! pass@2025: Episodes DECOM=01/05/2023 PLACE=K3 | Episodes.last DECOM=01/05/2023 PLACE=H5
//! fail@2027: Episodes* DECOM=01/05/2024 PLACE=Z12 | Episodes.last DECOM=01/05/2024 PLACE=Z1
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("503D", &[now(Table::Episodes), before(Table::Episodes)], &["PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((row, last)) = carried_over(case) {
        let renamed = match case.year.number() {
            2024 | 2025 => (last.place, row.place) == ("H5", "K3"),
            2026 => last.place == "Z1" && matches!(row.place, "Z11" | "Z12" | "Z13" | "Z14"),
            _ => false,
        };
        found.row_if(row, row.place != last.place && !renamed);
    }
}
