//! 303: only a child who sought asylum unaccompanied has a day on which that ceased.
//!
//! # What it says
//! If DUC is filled in, UASC is 1.
//!
//! # Source
//! Rule 303 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! UASC, Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* UASC=0 | UASC* DUC=01/05/2025
//! pass: Header UASC=1 | UASC DUC=01/05/2025
//! pass: Header UASC=0 | UASC
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("303", &[now(Table::Uasc), now(Table::Header)], &["DUC", "UASC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.headers.iter().filter(|row| case.uasc(row) != "1") {
        for ceased in case.now.uasc.iter().filter(|ceased| !ceased.duc.is_blank()) {
            found.row(row);
            found.row(ceased);
        }
    }
}
