//! 389: a young person who moves to adult social care is 16 or older.
//!
//! # What it says
//! A child who left care for adult social services (E7) was 16 or older on that day.
//!
//! # Source
//! Rule 389 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header DOB=02/05/2009 | Episodes* REC=E7 DEC=01/05/2025
//! pass: Header DOB=01/05/2009 | Episodes REC=E7 DEC=01/05/2025
//! pass: Header DOB=02/05/2009 | Episodes REC=E7
//! pass: Header | Episodes REC=E7 DEC=01/05/2025
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::sequence::births;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("389", &[now(Table::Header), now(Table::Episodes)], &["REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.rec == "E7" && births(case).any(|born| row.dec.is(|day| day < plus_years(born, 16))));
    }
}
