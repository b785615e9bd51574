//! 205C: a child who never sought asylum unaccompanied has no day on which that ceased.
//!
//! # What it says
//! If the child was unaccompanied neither last year nor this year, DUC is blank in both.
//!
//! # Source
//! Rule 205C of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! UASC, UASC of the previous year, Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* UASC=0 | UASC* DUC=01/05/2025 | Header.last UASC=0 | UASC.last
//! pass: Header UASC=0 | UASC | Header.last UASC=0 | UASC.last
//! pass: Header | UASC DUC=01/05/2025 | Header.last | UASC.last
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("205C", &[now(Table::Uasc), before(Table::Uasc), now(Table::Header), before(Table::Header)], &["DUC", "UASC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let both = || case.now.uasc.iter().chain(&case.before.uasc);
    let never = case.now.headers.iter().chain(&case.before.headers).all(|row| matches!(case.uasc(row), "" | "0"));
    if never && !case.now.uasc.is_empty() && both().any(|row| !row.duc.is_blank()) {
        found.rows(&case.now.uasc);
        found.rows(&case.now.headers);
    }
}
