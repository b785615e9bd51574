//! 374: a child in residential employment is 14 or older.
//!
//! # What it says
//! A child placed in residential employment (P3) was 14 or older on the day the episode began.
//!
//! # Source
//! Rule 374 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Header; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header DOB=02/05/2011 | Episodes* PLACE=P3 DECOM=01/05/2025
//! fail: Header DOB=02/05/2011 | Episodes* PLACE=P3 DECOM=01/05/2025 DEC=01/08/2025
//! pass: Header DOB=01/05/2011 | Episodes PLACE=P3 DECOM=01/05/2025
//! pass: Header DOB=02/05/2011 | Episodes PLACE=U6 DECOM=01/05/2025
//! pass: Header | Episodes PLACE=P3 DECOM=01/05/2025
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::sequence::births;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("374", &[now(Table::Episodes), now(Table::Header)], &["DECOM", "PLACE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place == "P3" && births(case).any(|born| row.decom.is(|day| day < plus_years(born, 14))));
    }
}
