//! 335: a child adopted by the foster carer was placed with that carer.
//!
//! # What it says
//! If an episode ended in adoption (E11, E12), FOSTER_CARE 0 does not go with a placement for adoption with the foster
//! carer (A3, A5), nor 1 with one elsewhere (A4, A6).
//!
//! # Source
//! Rule 335 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, AD1; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: AD1* FOSTER_CARE=0 | Episodes* PLACE=A3 REC=E11
//! fail: AD1* FOSTER_CARE=1 | Episodes* PLACE=A4 REC=E12
//! pass: AD1 FOSTER_CARE=1 | Episodes PLACE=A3 REC=E11
//! pass: AD1 FOSTER_CARE=0 | Episodes PLACE=A3 REC=X1
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("335", &[now(Table::Episodes), now(Table::Ad1)], &["PLACE", "FOSTER_CARE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for episode in case.now.episodes.iter().filter(|episode| matches!(episode.rec, "E1" | "E11" | "E12")) {
        for row in case.now.ad1.iter().filter(|row| matches!((episode.place, row.foster_care), ("A2" | "A3" | "A5", "0") | ("A1" | "A4" | "A6", "1"))) {
            found.row(episode);
            found.row(row);
        }
    }
}
