//! 503G: an episode that was open last year is as far from home as it was.
//!
//! # What it says
//! If last year's last episode was open, its distance from home and that of this year's first differ by less than 0.2
//! miles.
//!
//! # Source
//! Rule 503G of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year, Postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last DECOM=01/05/2024 HOME_POST=AA1_1AA PL_POST=AA1_1AB
//! pass: Episodes DECOM=01/05/2024 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last DECOM=01/05/2024 HOME_POST=AA1_1AA PL_POST=BB1_1BB
//! pass: Episodes DECOM=01/05/2024 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last DECOM=01/05/2024 DEC=01/02/2025
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Need, Rule};
use crate::sequence::{carried_over, moved};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("503G", &[now(Table::Episodes), before(Table::Episodes), Need::Postcodes], &["PL_DISTANCE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((row, last)) = carried_over(case) {
        found.row_if(row, moved(case, row, last));
    }
}
