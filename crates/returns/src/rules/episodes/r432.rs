//! 432: care begins anew after it ended.
//!
//! # What it says
//! If the REC of the episode before is one that ends care, RNE is S.
//!
//! # Source
//! Rule 432 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 REC=E4A | Episodes* DECOM=01/06/2025 RNE=P
//! pass: Episodes DECOM=01/05/2025 REC=E4A | Episodes DECOM=01/06/2025 RNE=S
//! pass: Episodes DECOM=01/05/2025 REC=X1 | Episodes DECOM=01/06/2025 RNE=P
//! ```

use extracts::codes::List;

use crate::case::Case;
use crate::codes::counts;
use crate::rule::{now, Found, Rule};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("432", &[now(Table::Episodes)], &["RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (before, row) in pairs(case) {
        found.row_if(row, row.rne != "S" && before.rec != "X1" && counts(List::ReasonEnded, before.rec, case.year));
    }
}
