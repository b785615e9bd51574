//! 392c: postcodes exist.
//!
//! # What it says
//! HOME_POST and PL_POST, where they are filled in, are in the list of postcodes.
//!
//! # Source
//! Rule 392c of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, with the postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* HOME_POST=QQ1_1QQ
//! fail: Episodes* HOME_POST=AA1_1AA PL_POST=QQ1_1QQ
//! pass: Episodes HOME_POST=AA1_1AA PL_POST=AA11AB
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{Found, Need, Rule, now};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("392c", &[now(Table::Episodes), Need::Postcodes], &["HOME_POST", "PL_POST"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let is_unknown = |postcode: &str| !postcode.is_empty() && case.lookups.place(postcode).is_none();
    for row in &case.now.episodes {
        found.row_if(row, is_unknown(row.home_post) || is_unknown(row.pl_post));
    }
}
