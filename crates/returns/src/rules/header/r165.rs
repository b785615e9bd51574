//! 165: whether a child is a mother is said by 0 or 1, of girls, for the time they were looked after.
//!
//! # What it says
//! MOTHER is blank, 0 or 1. It is blank for a male; filled in for a female who was looked after in the year, other
//! than on short breaks (V3, V4); and blank for a female care leaver of OC3 whose episodes all lie outside the year.
//!
//! # Source
//! Rule 165 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes, OC3; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header* MOTHER=2
//! fail: Header* SEX=M MOTHER=0 | Episodes DECOM=01/05/2025 LS=C2
//! fail: Header* SEX=F | Episodes DECOM=01/05/2025 LS=C2
//! fail@2024: Header* SEX=2 | Episodes DECOM=01/05/2023 LS=C2
//! fail: Header* SEX=F MOTHER=0 | Episodes DECOM=01/05/2020 DEC=01/06/2024 LS=C2 | OC3* IN_TOUCH=YES
//! pass: Header SEX=F MOTHER=0 | Episodes DECOM=01/05/2025 LS=C2
//! pass: Header SEX=M | Episodes DECOM=01/05/2025 LS=C2
//! pass: Header SEX=F | OC3 IN_TOUCH=YES
//! pass: Header SEX=F | Episodes DECOM=01/05/2025 LS=V4
//! ```

use crate::case::Case;
use crate::codes::{is_female, is_male};
use crate::rule::{now, Found, Rule};
use crate::table::{CareLeaver, Table};

pub(super) const RULE: Rule =
    Rule::new("165", &[now(Table::Header), now(Table::Episodes), now(Table::Oc3)], &["MOTHER", "SEX", "IN_TOUCH", "ACTIV", "ACCOM"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let (start, end) = (case.year.start(), case.year.end());
    let in_care: Vec<_> = case.now.episodes.iter().filter(|episode| !episode.is_short_break()).collect();
    let in_year = in_care.iter().any(|episode| {
        episode.decom.is(|from| from <= end) && episode.dec.day.unwrap_or(end) >= start
    });
    let is_leaver = case.now.oc3.iter().any(CareLeaver::says_anything);
    for row in &case.now.headers {
        let said = !row.mother.is_empty();
        let male = is_male(row.sex, case.year) && said;
        let female = is_female(row.sex, case.year) && ((!said && in_year) || (said && !in_year && is_leaver));
        let unknown = said && !matches!(row.mother, "0" | "1");
        if unknown || (!in_care.is_empty() && (male || female)) {
            found.row(row);
            found.rows(&case.now.oc3);
        }
    }
}
