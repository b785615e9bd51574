//! 1015: a child in the authority's own provision is placed in the authority.
//!
//! # What it says
//! A placement with the authority's own provision (PR1) lies in it. Fostering and adoption (A3 to A6, U1 to U6), short
//! breaks and, since 2026, supported accommodation (K3) are left out.
//!
//! # Source
//! Rule 1015 of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_POST=BB1_1BB
//! fail: Episodes* PLACE=K2 LS=C2 PLACE_PROVIDER=PR1
//! fail@2025: Episodes* PLACE=K3 LS=C2 PLACE_PROVIDER=PR1 PL_POST=BB1_1BB
//! pass: Episodes PLACE=K3 LS=C2 PLACE_PROVIDER=PR1 PL_POST=BB1_1BB
//! pass: Episodes PLACE=U6 LS=C2 PLACE_PROVIDER=PR1 PL_POST=BB1_1BB
//! pass: Episodes PLACE=K2 LS=V3 PLACE_PROVIDER=PR1 PL_POST=BB1_1BB
//! pass: Episodes PLACE=K2 LS=C2 PLACE_PROVIDER=PR4 PL_POST=BB1_1BB
//! pass: Episodes PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_POST=AA1_1AB
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule = Rule::new("1015", &[now(Table::Episodes), Need::Postcodes], &["PL_LA"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    for row in case.now.episodes.iter().filter(|row| row.place_provider == "PR1") {
        let exempt = row.is_fostering() || row.is_adoptive() || (row.place == "K3" && case.year.number() >= 2026);
        let known = !row.ls.is_empty() && !row.place.is_empty() && !row.is_short_break();
        let own = Some(case.geography(row).pl_la) == case.lookups.authority.as_deref();
        found.row_if(row, known && !exempt && !own);
    }
}
