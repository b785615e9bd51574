//! 352: nobody begins to be looked after at 18 or older.
//!
//! # What it says
//! A child was under 18 on the day they began to be looked after (RNE S).
//!
//! # Source
//! Rule 352 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Header, Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Header DOB=01/05/2007 | Episodes* RNE=S DECOM=01/05/2025
//! pass: Header DOB=02/05/2007 | Episodes RNE=S DECOM=01/05/2025
//! pass: Header DOB=01/05/2007 | Episodes RNE=L DECOM=01/05/2025
//! pass: Header | Episodes RNE=S DECOM=01/05/2025
//! ```

use crate::case::Case;
use crate::day::plus_years;
use crate::rule::{Found, Rule, now};
use crate::sequence::births;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("352", &[now(Table::Header), now(Table::Episodes)], &["DECOM", "RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.rne == "S" && births(case).any(|born| row.decom.is(|day| day >= plus_years(born, 18))));
    }
}
