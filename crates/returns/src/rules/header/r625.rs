//! 625: a mother's first child was born before the year, or her care, ended.
//!
//! # What it says
//! MC_DOB is not after 31 March of the collection year; nor, if the child's last episode ended her care, after that
//! day.
//!
//! # Source
//! Rule 625 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* MC_DOB=01/04/2026 | Episodes DECOM=01/05/2025
//! fail: Header* MC_DOB=02/06/2025 | Episodes* DECOM=01/05/2025 DEC=01/06/2025 REC=E4A
//! pass: Header MC_DOB=02/06/2025 | Episodes DECOM=01/05/2024 DEC=01/05/2025 REC=X1 | Episodes DECOM=01/05/2025
//! pass: Header MC_DOB=01/06/2025 | Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=E4A
//! ```

use crate::case::{Case, last_begun};
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("625", &[now(Table::Episodes), now(Table::Header)], &["MC_DOB", "DEC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let last = last_begun(&case.now.episodes).filter(|last| last.rec != "X1" && last.dec.day.is_some());
    for row in &case.now.headers {
        let Some(born) = row.mc_dob.day else { continue };
        let after_care = last.filter(|last| last.dec.is(|to| born > to));
        if born > case.year.end() || after_care.is_some() {
            found.row(row);
            found.rows(after_care);
        }
    }
}
