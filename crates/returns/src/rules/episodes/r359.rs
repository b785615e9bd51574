//! 359: past 18, only a community home can keep a child looked after.
//!
//! # What it says
//! Where a child's 18th birthday lies before the last day of the year, an open episode is single accommodation (V2) in
//! a children's home (K2).
//!
//! # Source
//! Rule 359 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header DOB=30/03/2008 | Episodes* LS=C2 PLACE=U6
//! fail: Header DOB=30/03/2008 | Episodes* LS=V2 PLACE=U6
//! pass: Header DOB=31/03/2008 | Episodes LS=C2 PLACE=U6
//! pass: Header DOB=30/03/2008 | Episodes LS=V2 PLACE=K2
//! pass: Header DOB=30/03/2008 | Episodes LS=C2 PLACE=U6 DEC=30/03/2026
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::sequence::births;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("359", &[now(Table::Header), now(Table::Episodes)], &["DEC", "LS", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if !births(case).any(|born| plus_years(born, 18) < case.year.end()) {
        return;
    }
    for row in &case.now.episodes {
        found.row_if(row, row.dec.is_blank() && !(row.ls == "V2" && row.place == "K2"));
    }
}
