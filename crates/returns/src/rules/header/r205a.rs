//! 205A: a child who no longer counts as having sought asylum unaccompanied ceased to on a day of last year.
//!
//! # What it says
//! If the child was unaccompanied last year and is not this year, last year's DUC lies in last year, and there is no
//! DUC this year.
//!
//! # Source
//! Rule 205A of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! UASC, UASC of the previous year, Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* | Header.last | UASC.last DUC=
//! fail: Header* UASC=0 | UASC* DUC=01/05/2025 | Header.last | UASC.last DUC=01/02/2025
//! pass: Header | Header.last | UASC.last DUC=01/02/2025
//! pass: Header | UASC | Header.last | UASC.last
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("205A", &[now(Table::Uasc), before(Table::Uasc), now(Table::Header), before(Table::Header)], &["CHILD", "UASC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let year = case.year;
    for (row, last) in case.headers_of_both_years() {
        let ceased = case.before.uasc.iter().any(|last| last.duc.is(|day| year.previous_holds(day)));
        let still = case.now.uasc.iter().any(|now| !now.duc.is_blank());
        if case.uasc(row) != "1" && case.uasc(last) == "1" && (still || !ceased) {
            found.row(row);
            found.rows(&case.now.uasc);
        }
    }
}
