//! 371: a child in supported accommodation is 16 or older.
//!
//! # What it says
//! A child in supported accommodation (K3) was 16 or older on the day the episode began. To 2024 the placement is
//! semi-independent accommodation (H5), and in 2023 the age 14.
//!
//! # Source
//! Rule 371 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header DOB=02/05/2009 | Episodes* PLACE=K3 DECOM=01/05/2025
//! fail@2024: Header DOB=02/05/2007 | Episodes* PLACE=H5 DECOM=01/05/2023
//! fail@2023: Header DOB=02/05/2008 | Episodes* PLACE=H5 DECOM=01/05/2022
//! pass: Header DOB=01/05/2009 | Episodes PLACE=K3 DECOM=01/05/2025
//! pass: Header DOB=02/05/2009 | Episodes PLACE=H5 DECOM=01/05/2025
//! pass@2023: Header DOB=01/05/2008 | Episodes PLACE=H5 DECOM=01/05/2022
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::sequence::births;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("371", &[now(Table::Episodes), now(Table::Header)], &["DECOM", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let (place, age) = match case.year.number() {
        2023 => ("H5", 14),
        2024 => ("H5", 16),
        _ => ("K3", 16),
    };
    for row in &case.now.episodes {
        found.row_if(
            row,
            row.place == place && births(case).any(|born| row.decom.is(|day| day < plus_years(born, age))),
        );
    }
}
