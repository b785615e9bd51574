//! 453: a placement that goes on stays as far from home.
//!
//! # What it says
//! If last year's last episode was open and its RNE is that of this year's first, the distances from home differ by
//! less than 0.2 miles.
//!
//! # Source
//! Rule 453 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year, Postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* RNE=S DECOM=01/05/2024 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last RNE=S DECOM=01/05/2024 HOME_POST=AA1_1AA PL_POST=AA1_1AB
//! fail: Episodes* RNE=S DECOM=01/05/2024 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last RNE=S DECOM=01/05/2024
//! pass: Episodes RNE=S DECOM=01/05/2024 HOME_POST=AA1_1AA PL_POST=BB1_1BB | Episodes.last RNE=S DECOM=01/05/2024 HOME_POST=AA1_1AA PL_POST=BB1_1BB
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Need, Rule};
use crate::sequence::{carried_over, moved};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("453", &[now(Table::Episodes), before(Table::Episodes), Need::Postcodes], &["PL_DISTANCE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((row, last)) = carried_over(case) {
        found.row_if(row, row.rne == last.rne && moved(case, row, last));
    }
}
