//! 435: where the placement alone changed, the legal status does not.
//!
//! # What it says
//! Where an episode began with a change of placement alone (RNE P), or of carers' status alone (T), LS is that of the
//! episode before and one of PLACE, PL_POST, URN and PLACE_PROVIDER is not.
//!
//! # Source
//! Rule 435 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 LS=C2 PLACE=U6 PL_POST=AA1_1AA | Episodes* DECOM=01/08/2025 RNE=P LS=C2 PLACE=U6 PL_POST=AA1_1AA
//! fail: Episodes DECOM=01/05/2025 LS=C2 PLACE=U6 PL_POST=AA1_1AA | Episodes* DECOM=01/08/2025 RNE=T LS=C1 PLACE=U6 PL_POST=AA1_1AB
//! pass: Episodes DECOM=01/05/2025 LS=C2 PLACE=U6 PL_POST=AA1_1AA | Episodes DECOM=01/08/2025 RNE=P LS=C2 PLACE=U6 PL_POST=AA1_1AB
//! pass: Episodes DECOM=01/05/2025 LS=C2 PLACE=U6 PL_POST=AA1_1AA | Episodes DECOM=01/08/2025 RNE=T LS=C2 PLACE_PROVIDER=PR1 PLACE=U6 PL_POST=AA1_1AA
//! pass: Episodes DECOM=01/05/2025 LS=C2 PLACE=U6 PL_POST=AA1_1AA | Episodes DECOM=01/08/2025 RNE=L LS=C1 PLACE=U6 PL_POST=AA1_1AA
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("435", &[now(Table::Episodes)], &["LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (previous, next) in pairs(case) {
        found.row_if(
            next,
            matches!(next.rne, "P" | "T") && (next.ls != previous.ls || next.is_same_placement(previous)),
        );
    }
}
