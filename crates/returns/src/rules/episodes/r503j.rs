//! 503J: an episode that was open last year is in or out of the council's area as it was.
//!
//! # What it says
//! If last year's last episode was open, its PL_POST and that of this year's first lie both in the council's area or
//! both outside it.
//!
//! # Source
//! Rule 503J of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Episodes of the previous year, Postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2024 PL_POST=AA1_1AA | Episodes.last DECOM=01/05/2024 PL_POST=BB1_1BB
//! pass: Episodes DECOM=01/05/2024 PL_POST=AA1_1AA | Episodes.last DECOM=01/05/2024 PL_POST=AA1_1AB
//! pass: Episodes DECOM=01/05/2024 PL_POST=AA1_1AA | Episodes.last DECOM=01/05/2024 PL_POST=BB1_1BB DEC=01/02/2025
//! ```

use crate::case::Case;
use crate::rule::{before, now, Found, Need, Rule};
use crate::sequence::carried_over;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("503J", &[now(Table::Episodes), before(Table::Episodes), Need::Postcodes], &["PL_LOCATION"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    if let Some((row, last)) = carried_over(case) {
        found.row_if(row, case.geography(row).pl_location != case.geography(last).pl_location);
    }
}
