//! 503G: a first episode is as far from home as the open one of last year.
//!
//! # What it says
//! The distance of a child's first episode is within 0.2 miles of that of the last episode of last year, if it was
//! open at the year's end.
//!
//! # Source
//! Rule 503G of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last DECOM=01/05/2025 HOME_POST=AA1_1AA PL_POST=AA1_1AB
//! fail: Episodes* DECOM=01/05/2025 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last DECOM=01/05/2025
//! fail: Episodes* DECOM=01/05/2025 | Episodes.last DECOM=01/05/2025 HOME_POST=AA1_1AA PL_POST=AA1_1AB
//! pass: Episodes DECOM=01/05/2025 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last DECOM=01/05/2025 HOME_POST=AA1_1AA PL_POST=BB1_1BB
//! pass: Episodes DECOM=01/05/2025 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last DECOM=01/05/2025 DEC=31/03/2025
//! fail: Episodes* DECOM=01/05/2025 RNE=P HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last DECOM=01/05/2025 RNE=S
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, before, now};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("503G", &[now(Table::Episodes), before(Table::Episodes), Need::Postcodes], &["PL_DISTANCE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let Some((first, last)) = carried_over(case) else { return };
    let differ = match (case.geography(first).pl_distance, case.geography(last).pl_distance) {
        (Some(now), Some(before)) => (now - before).abs() >= 0.2,
        (now, before) => now != before,
    };
    found.row_if(first, differ);
}
