//! 388: an episode says rightly whether another follows.
//!
//! # What it says
//! REC is X1 if, and only if, the child's next episode begins on the day this one ended.
//!
//! # Source
//! Rule 388 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/05/2025 DEC=01/06/2025 REC=X1 | Episodes DECOM=02/06/2025
//! fail: Episodes* DECOM=01/05/2025 DEC=01/06/2025 REC=E4A | Episodes DECOM=01/06/2025
//! fail: Episodes* DECOM=01/05/2025 DEC=01/06/2025 REC=X1
//! fail: Episodes* DEC=01/06/2025 REC=X1
//! pass: Episodes DEC=01/06/2025 REC=X1 | Episodes DECOM=01/06/2025
//! pass: Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1 | Episodes DECOM=01/06/2025
//! pass: Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=E4A | Episodes DECOM=02/06/2025
//! pass: Episodes DECOM=01/05/2025
//! ```

use crate::case::{Case, in_order};
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("388", &[now(Table::Episodes)], &["REC"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let mut ordered = in_order(&case.now.episodes);
    // One whose beginning is not known is taken to be the first, so that the others keep those they follow.
    ordered.sort_by_key(|row| row.decom.day.is_some());
    for (place, row) in ordered.iter().enumerate() {
        let next = ordered.get(place + 1).and_then(|next| next.decom.day);
        let follows = next.is_some() && row.dec.day == next;
        found.row_if(*row, row.dec.day.is_some() && !row.rec.is_empty() && (row.rec == "X1") != follows);
    }
}
