//! 383: after a temporary placement a child goes back.
//!
//! # What it says
//! The episode after a temporary placement (T0 to T4) is a change of placement alone (RNE P) back to the placement
//! before it: the same PLACE and, since 2026, the same PL_POST.
//!
//! # Source
//! Rule 383 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes DECOM=01/05/2025 PLACE=U6 | Episodes DECOM=01/06/2025 PLACE=T1 | Episodes* DECOM=08/06/2025 PLACE=K2 RNE=P
//! fail: Episodes DECOM=01/05/2025 PLACE=U6 | Episodes DECOM=01/06/2025 PLACE=T1 | Episodes* DECOM=08/06/2025 PLACE=U6 RNE=B
//! fail: Episodes DECOM=01/05/2025 PLACE=U6 PL_POST=AA1_1AA | Episodes DECOM=01/06/2025 PLACE=T1 | Episodes* DECOM=08/06/2025 PLACE=U6 RNE=P PL_POST=AA1_1AB
//! pass@2025: Episodes DECOM=01/05/2024 PLACE=U6 PL_POST=AA1_1AA | Episodes DECOM=01/06/2024 PLACE=T1 | Episodes DECOM=08/06/2024 PLACE=U6 RNE=P PL_POST=AA1_1AB
//! pass: Episodes DECOM=01/05/2025 PLACE=U6 PL_POST=AA1_1AA | Episodes DECOM=01/06/2025 PLACE=T1 | Episodes DECOM=08/06/2025 PLACE=U6 RNE=P PL_POST=AA1_1AA
//! pass: Episodes DECOM=01/05/2025 PLACE=U6 | Episodes DECOM=01/06/2025 PLACE=T1 | Episodes DECOM=08/06/2025 PLACE=U6 RNE=P
//! pass: Episodes DECOM=01/06/2025 PLACE=T1 | Episodes DECOM=08/06/2025 PLACE=U6 RNE=B
//! ```

use crate::case::{Case, in_order};
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("383", &[now(Table::Episodes)], &["PLACE", "RNE", "PL_POST"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let ordered = in_order(&case.now.episodes);
    for three in ordered.windows(3) {
        let [before, between, after] = three else { continue };
        let elsewhere = case.year.number() >= 2026 && before.pl_post != after.pl_post;
        let goes_back = after.rne == "P" && after.place == before.place && !elsewhere;
        found.row_if(*after, between.is_temporary() && !goes_back);
    }
}
