//! 550: parents alone are providers of their own kind.
//!
//! # What it says
//! Parents as provider (PR0) go with a placement with parents (P1) alone.
//!
//! # Source
//! Rule 550 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=U6 PLACE_PROVIDER=PR0
//! fail: Episodes* PLACE_PROVIDER=PR0
//! pass: Episodes PLACE=P1 PLACE_PROVIDER=PR0
//! pass: Episodes PLACE=U6 PLACE_PROVIDER=PR1
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("550", &[now(Table::Episodes)], &["PLACE", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in &case.now.episodes {
        found.row_if(row, row.place_provider == "PR0" && row.place != "P1");
    }
}
