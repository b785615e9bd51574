//! 225: a change of placement has its reason.
//!
//! # What it says
//! Where an episode ends with another following (X1) in a new placement (RNE P, B, T or U), REASON_PLACE_CHANGE says
//! why, unless one of the two is temporary (T0 to T4).
//!
//! # Source
//! Rule 225 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 PLACE=U6 DEC=01/08/2025 REC=X1 | Episodes DECOM=01/08/2025 RNE=P PLACE=R5
//! pass: Episodes DECOM=01/05/2025 PLACE=U6 DEC=01/08/2025 REC=X1 REASON_PLACE_CHANGE=CUSTOD | Episodes DECOM=01/08/2025 RNE=P PLACE=R5
//! pass: Episodes DECOM=01/05/2025 PLACE=U6 DEC=01/08/2025 REC=X1 | Episodes DECOM=01/08/2025 RNE=L PLACE=U6
//! pass: Episodes DECOM=01/05/2025 PLACE=U6 DEC=01/08/2025 REC=X1 | Episodes DECOM=01/08/2025 RNE=P PLACE=T1
//! pass: Episodes DECOM=01/05/2025 PLACE=T1 DEC=01/08/2025 REC=X1 | Episodes DECOM=01/08/2025 RNE=P PLACE=U6
//! ```

use crate::case::Case;
use crate::rule::{Found, Rule, now};
use crate::sequence::pairs;
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("225", &[now(Table::Episodes)], &["REASON_PLACE_CHANGE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for (previous, next) in pairs(case) {
        let moves = previous.rec == "X1" && matches!(next.rne, "P" | "B" | "T" | "U");
        let temporary = previous.is_temporary() || next.is_temporary();
        found.row_if(previous, moves && !temporary && previous.reason_place_change.is_empty());
    }
}
