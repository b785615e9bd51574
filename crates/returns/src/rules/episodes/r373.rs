//! 373: a child placed in a school is 4 or older.
//!
//! # What it says
//! A child placed in a residential school (S1) was 4 or older on the day the episode began.
//!
//! # Source
//! Rule 373 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header DOB=02/05/2021 | Episodes* PLACE=S1 DECOM=01/05/2025
//! fail: Header DOB=02/05/2021 | Episodes* PLACE=S1 DECOM=01/05/2025 DEC=01/08/2025
//! pass: Header DOB=01/05/2021 | Episodes PLACE=S1 DECOM=01/05/2025
//! pass: Header DOB=02/05/2021 | Episodes PLACE=U6 DECOM=01/05/2025
//! pass: Header | Episodes PLACE=S1 DECOM=01/05/2025
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::sequence::births;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("373", &[now(Table::Episodes), now(Table::Header)], &["DECOM", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place == "S1" && births(case).any(|born| row.decom.is(|day| day < plus_years(born, 4))));
    }
}
