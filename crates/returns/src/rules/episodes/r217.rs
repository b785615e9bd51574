//! 217: a child placed for adoption with their foster carers did not move.
//!
//! # What it says
//! Where a child is placed for adoption with their foster carers (A3, A5) and the episode began on or after 1 April
//! 2015, RNE is S, T or U.
//!
//! # Source
//! Rule 217 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=A3 RNE=P DECOM=01/05/2025
//! fail: Episodes* PLACE=A5 DECOM=01/04/2015
//! pass: Episodes PLACE=A3 RNE=T DECOM=01/05/2025
//! pass: Episodes PLACE=A3 RNE=P DECOM=31/03/2015
//! pass: Episodes PLACE=A4 RNE=P DECOM=01/05/2025
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;
use domain::Date;

pub(super) const RULE: Rule = Rule::new("217", &[now(Table::Episodes)], &["PLACE", "DECOM", "RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let since = Date::constant(2015, 4, 1);
    for row in &case.now.episodes {
        found.row_if(
            row,
            matches!(row.place, "A3" | "A5") && row.decom.is(|day| day >= since) && !matches!(row.rne, "S" | "T" | "U"),
        );
    }
}
