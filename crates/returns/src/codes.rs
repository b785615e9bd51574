//! The codes of each column, by year: which code counts in which collection year, from 2017 to 2027.

use extracts::codes::{Found, List};

use crate::day::Year;

/// Whether a code counts in a year's list. Only the exact letter case counts: the reader has made capitals.
pub(crate) fn counts(list: List, code: &str, year: Year) -> bool {
    matches!(list.find(code, year.number()), Found::Exact(_))
}
