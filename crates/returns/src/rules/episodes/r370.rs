//! 370: a child living independently is 15, or since 2024 is 16, or older.
//!
//! # What it says
//! A child in independent living (P2) was 15 or older, in 2024 16 or older, on the day the episode began.
//!
//! # Source
//! Rule 370 of the validation rules of the return, collection years 2023 to 2024, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header; collection years 2023 to 2024.
//!
//! # Example
//! ```text
//! fail@2024: Header DOB=02/05/2007 | Episodes* PLACE=P2 DECOM=01/05/2023
//! fail@2023: Header DOB=02/05/2007 | Episodes* PLACE=P2 DECOM=01/05/2022
//! pass@2023: Header DOB=01/05/2007 | Episodes PLACE=P2 DECOM=01/05/2022
//! pass@2024: Header DOB=01/05/2007 | Episodes PLACE=P2 DECOM=01/05/2023 DEC=01/08/2023
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::sequence::births;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("370", &[now(Table::Episodes), now(Table::Header)], &["DECOM", "PLACE"], check).until(2024);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let age = if case.year.number() == 2023 { 15 } else { 16 };
    for row in &case.now.episodes {
        found
            .row_if(row, row.place == "P2" && births(case).any(|born| row.decom.is(|day| day < plus_years(born, age))));
    }
}
