//! 392c: postcodes exist.
//!
//! # What it says
//! HOME_POST and PL_POST, where they are filled in, stand in the national list of postcodes.
//!
//! # Source
//! Rule 392c of the validation rules of the return, collection years 2023 to 2027, read in the sector's open
//! validator.
//!
//! # Applies to
//! Episodes, Postcodes; collection years 2023 to 2027.
//!
//! # Example
//! ```text
//! fail: Episodes* HOME_POST=ZZ9_9ZZ
//! fail: Episodes* HOME_POST=AA1_1AA PL_POST=ZZ9_9ZZ
//! pass: Episodes HOME_POST=AA11AA PL_POST=BB1_1BB
//! pass: Episodes
//! ```

use crate::case::Case;
use crate::rule::{now, Found, Need, Rule};
use crate::table::Table;

pub(super) const RULE: Rule =
    Rule::new("392c", &[now(Table::Episodes), Need::Postcodes], &["HOME_POST", "PL_POST"], check);

fn check(case: &Case<'_>, found: &mut Found<'_>) {
    let unknown = |postcode: &str| !postcode.is_empty() && case.lookups.place(postcode).is_none();
    for row in &case.now.episodes {
        found.row_if(row, unknown(row.home_post) || unknown(row.pl_post));
    }
}
