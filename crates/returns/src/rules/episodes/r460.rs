//! 460: a young person who stays put at 18 is 18.
//!
//! # What it says
//! A child who left care to stay with their carers (E17) was 18 or older on that day.
//!
//! # Source
//! Rule 460 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header DOB=02/05/2007 | Episodes* REC=E17 DEC=01/05/2025
//! pass: Header DOB=01/05/2007 | Episodes REC=E17 DEC=01/05/2025
//! pass: Header DOB=02/05/2007 | Episodes REC=E15 DEC=01/05/2025
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::sequence::births;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("460", &[now(Table::Header), now(Table::Episodes)], &["DEC", "REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.rec == "E17" && births(case).any(|born| row.dec.is(|day| day < plus_years(born, 18))));
    }
}
