//! 452: an open placement lies in the authority in which it lay last year.
//!
//! # What it says
//! The authority of placement of a child's first episode is that of the last episode of last year, if it was open at
//! the year's end and began for the same reason.
//!
//! # Source
//! Rule 452 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 RNE=S PL_POST=AA1_1AA | Episodes.last DECOM=01/05/2024 RNE=S PL_POST=BB1_1BB
//! pass: Episodes DECOM=01/05/2025 RNE=S PL_POST=AA1_1AA | Episodes.last DECOM=01/05/2024 RNE=S PL_POST=AA1_1AB
//! pass: Episodes DECOM=01/05/2025 RNE=P PL_POST=AA1_1AA | Episodes.last DECOM=01/05/2024 RNE=S PL_POST=BB1_1BB
//! pass: Episodes DECOM=01/05/2025 RNE=S PL_POST=AA1_1AA | Episodes.last DECOM=01/05/2024 RNE=S PL_POST=BB1_1BB DEC=01/06/2024 REC=E4A
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, before, now};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("452", &[now(Table::Episodes), before(Table::Episodes), Need::Postcodes], &["PL_LA"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((first, last)) = carried_over(case) {
        found.row_if(first, first.rne == last.rne && case.geography(first).pl_la != case.geography(last).pl_la);
    }
}
