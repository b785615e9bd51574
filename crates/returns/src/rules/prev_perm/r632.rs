//! 632: an earlier permanent arrangement is older than the care of this year.
//!
//! # What it says
//! DATE_PERM, where it is filled in, is dd/mm/yyyy, with zz for parts that are not known, and lies before the first
//! day of the child's first episode.
//!
//! # Source
//! Rule 632 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, PrevPerm; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: PrevPerm* DATE_PERM=01/05/2025 | Episodes* DECOM=01/05/2025
//! fail: PrevPerm* DATE_PERM=31/02/2020 | Episodes* DECOM=01/05/2025
//! pass: PrevPerm DATE_PERM=zz/zz/2020 | Episodes DECOM=01/05/2025
//! pass: PrevPerm | Episodes DECOM=01/05/2025
//! pass: PrevPerm DATE_PERM=31/02/2020 | Episodes CHILD=B
//! ```

use crate::case::{Case, first_begun};
use crate::day::latest_day;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("632", &[now(Table::Episodes), now(Table::PrevPerm)], &["DATE_PERM", "DECOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let Some(first) = first_begun(&case.now.episodes) else { return };
    for row in case.now.prev_perm.iter().filter(|row| !row.date_perm.is_empty()) {
        if latest_day(row.date_perm).is_none_or(|day| first.decom.is(|from| day >= from)) {
            found.row(first);
            found.row(row);
        }
    }
}
