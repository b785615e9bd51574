//! 134: a care leaver has no adoption in the return.
//!
//! # What it says
//! A person with something filled in in OC3 has nothing filled in in AD1.
//!
//! # Source
//! Rule 134 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! OC3, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* DATE_INT=01/05/2025 | OC3 IN_TOUCH=YES
//! pass: AD1 DATE_INT=01/05/2025 | OC3
//! pass: AD1 | OC3 IN_TOUCH=YES
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::{CareLeaver, Table};

pub(super) const RULE: Rule =
    Rule::new("134", &[now(Table::Oc3), now(Table::Ad1)], &["IN_TOUCH", "ACTIV", "ACCOM", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if case.now.oc3.iter().any(CareLeaver::says_anything) {
        found.rows(case.now.ad1.iter().filter(|row| row.says_anything()));
    }
}
