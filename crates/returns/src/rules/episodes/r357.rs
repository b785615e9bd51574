//! 357: a child's first episode begins the care.
//!
//! # What it says
//! If a child's first episode began in the year, its reason is S; otherwise an earlier episode has been left out.
//!
//! # Source
//! Rule 357 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open validator.
//!
//! # Applies to
//! Episodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* DECOM=01/04/2025 RNE=P
//! fail: Episodes DECOM=01/08/2025 RNE=S | Episodes* DECOM=01/05/2025
//! pass: Episodes DECOM=01/04/2025 RNE=S | Episodes DECOM=01/08/2025 RNE=P
//! pass: Episodes DECOM=31/03/2025 RNE=P
//! ```

use crate::case::{Case, first_begun};
use crate::rule::{Found, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("357", &[now(Table::Episodes)], &["RNE"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let first = first_begun(&case.now.episodes);
    found.rows(first.filter(|first| first.rne != "S" && first.decom.is(|day| day >= case.year.start())));
}
