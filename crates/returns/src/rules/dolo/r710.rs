//! 710: a child under an order does not live with parents, in custody, in secure or in supported accommodation.
//!
//! # What it says
//! While an order lasts, PLACE is none of K1, K3, P1 and R5.
//!
//! # Source
//! Rule 710 of the validation rules of the return, collection years 2027 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! DoLo, Episodes; collection years 2027 to 2027.
//!
//! # Example
//! ```text
//! fail: DoLo* DOLO_START=01/05/2026 DOLO_END=01/06/2026 | Episodes* DECOM=01/01/2026 PLACE=K1
//! pass: DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026 | Episodes DECOM=01/01/2026 PLACE=K2
//! pass: DoLo DOLO_START=01/05/2026 | Episodes DECOM=01/07/2026 PLACE=K2
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("710", &[now(Table::DoLo), now(Table::Episodes)], &["DOLO_START", "PLACE"], check).since(2027);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for order in &case.now.dolo {
        let Some(start) = order.dolo_start.day else { continue };
        for episode in case.now.episodes.iter().filter(|episode| matches!(episode.place, "K1" | "K3" | "P1" | "R5")) {
            let ends_before = order.dolo_end.is(|end| episode.decom.is(|from| end < from));
            if episode.decom.day.is_some() && episode.dec.day.is_none_or(|to| start <= to) && !ends_before {
                found.row(order);
                found.row(episode);
            }
        }
    }
}
