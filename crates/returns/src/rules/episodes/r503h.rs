//! 503H: a first episode lies in the authority of the open one of last year.
//!
//! # What it says
//! PL_LA, worked out from PL_POST, is for a child's first episode what it is for the last episode of last year, if it
//! was open at the year's end.
//!
//! # Source
//! Rule 503H of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 PL_POST=AA1_1AA | Episodes.last DECOM=01/05/2024 PL_POST=BB1_1BB
//! fail: Episodes* DECOM=01/05/2024 | Episodes.last DECOM=01/05/2024 PL_POST=BB1_1BB
//! pass: Episodes DECOM=01/05/2024 PL_POST=AA1_1AA | Episodes.last DECOM=01/05/2024 PL_POST=AA1_1AB
//! pass: Episodes DECOM=01/05/2024 PL_POST=AA1_1AA | Episodes.last DECOM=01/05/2024 PL_POST=BB1_1BB DEC=01/06/2024
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, before, now};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("503H", &[now(Table::Episodes), before(Table::Episodes), Need::Postcodes], &["PL_LA"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((first, last)) = carried_over(case) {
        found.row_if(first, case.geography(first).pl_la != case.geography(last).pl_la);
    }
}
