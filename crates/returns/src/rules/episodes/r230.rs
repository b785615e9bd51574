//! 230: supported accommodation in England names its provider since 28 October 2023.
//!
//! # What it says
//! An episode in semi-independent accommodation (H5) in England that lasts beyond 28 October 2023 has a URN, and not
//! XXXXXXX.
//!
//! # Source
//! Rule 230 of the validation rules of the return, collection year 2024, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection year 2024.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=H5 DEC=29/10/2023
//! fail: Episodes* PLACE=H5 URN=XXXXXXX
//! pass: Episodes PLACE=H5 DEC=28/10/2023
//! pass: Episodes PLACE=H5 URN=1000001
//! pass: Episodes PLACE=H5 PL_POST=WW1_1WW
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::sequence::is_outside_england;
use crate::table::Table;
use domain::Date;

pub(super) const RULE: Rule =
    Rule::new("230", &[now(Table::Episodes), Need::Postcodes], &["PLACE", "DEC", "URN"], check).since(2024).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let last = Date::constant(2023, 10, 28);
    for row in &case.now.episodes {
        found.row_if(
            row,
            row.place == "H5"
                && row.dec.day.is_none_or(|day| day > last)
                && !row.names_provider()
                && !is_outside_england(case, row),
        );
    }
}
