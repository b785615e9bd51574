//! 205B: a child who sought asylum unaccompanied in both years has not ceased to between them.
//!
//! # What it says
//! If the child was unaccompanied last year and is this year, last year's DUC is blank or the 18th birthday, and this
//! year's is blank, in this year, or the same as last year's.
//!
//! # Source
//! Rule 205B of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! UASC, UASC of the previous year, Header, Header of the previous year; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* | UASC* DOB=01/05/2009 | Header.last | UASC.last DOB=01/05/2009 DUC=01/02/2025
//! fail: Header* | UASC* DOB=01/05/2009 DUC=01/02/2024 | Header.last | UASC.last DOB=01/05/2009
//! pass: Header | UASC DOB=01/05/2009 | Header.last | UASC.last DOB=01/05/2009
//! pass: Header | UASC DOB=01/05/2009 DUC=02/07/2025 | Header.last | UASC.last DOB=01/05/2009
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{before, now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("205B", &[now(Table::Uasc), before(Table::Uasc), now(Table::Header), before(Table::Header)], &["DUC", "UASC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let year = case.year;
    let (Some(now), Some(last)) = (case.now.uasc.first(), case.before.uasc.first()) else { return };
    let ended_early = last.duc.is(|duc| last.dob.day.is_none_or(|dob| plus_years(dob, 18) != duc));
    let ends_elsewhere = now.duc.is(|duc| !year.holds(duc) && Some(duc) != last.duc.day);
    for (row, before) in case.headers_of_both_years() {
        if case.uasc(row) == "1" && case.uasc(before) == "1" && (ended_early || ends_elsewhere) {
            found.row(row);
            found.rows(&case.now.uasc);
        }
    }
}
