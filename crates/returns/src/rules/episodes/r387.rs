//! 387: a child who moves to live independently is 14 or older.
//!
//! # What it says
//! A child who left care to live independently (E5, E6) was 14 or older on that day.
//!
//! # Source
//! Rule 387 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header DOB=02/05/2011 | Episodes* REC=E5 DEC=01/05/2025
//! pass: Header DOB=01/05/2011 | Episodes REC=E6 DEC=01/05/2025
//! pass: Header DOB=02/05/2011 | Episodes REC=E15 DEC=01/05/2025
//! pass: Header | Episodes REC=E5 DEC=01/05/2025
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::sequence::births;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("387", &[now(Table::Header), now(Table::Episodes)], &["REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(
            row,
            matches!(row.rec, "E5" | "E6") && births(case).any(|born| row.dec.is(|day| day < plus_years(born, 14))),
        );
    }
}
