//! 452: a placement that goes on stays where it is.
//!
//! # What it says
//! If last year's last episode was open and its RNE is that of this year's first, PL_POST lies in the same area in
//! both.
//!
//! # Source
//! Rule 452 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year, Postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 RNE=S PL_POST=BB1_1BB | Episodes.last DECOM=01/05/2024 RNE=S PL_POST=AA1_1AA
//! pass: Episodes DECOM=01/05/2024 RNE=S PL_POST=AA1_1AB | Episodes.last DECOM=01/05/2024 RNE=S PL_POST=AA1_1AA
//! pass: Episodes DECOM=01/05/2024 RNE=P PL_POST=BB1_1BB | Episodes.last DECOM=01/05/2024 RNE=S PL_POST=AA1_1AA
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Need, Rule};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("452", &[now(Table::Episodes), before(Table::Episodes), Need::Postcodes], &["PL_LA"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((row, last)) = carried_over(case) {
        found.row_if(row, row.rne == last.rne && case.geography(row).pl_la != case.geography(last).pl_la);
    }
}
