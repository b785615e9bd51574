//! The codes of each column, by year: which code counts in which collection year, from 2017 to 2027.

use extracts::codes::{Found, List};

use crate::day::Year;

/// Whether a code counts in a year's list. Only the exact letter case counts: the reader has made capitals.
pub(crate) fn counts(list: List, code: &str, year: Year) -> bool {
    matches!(list.find(code, year.number()), Found::Exact(_))
}

/// Whether a code of SEX is that of a male: 1 to 2024, M since.
pub(crate) fn is_male(sex: &str, year: Year) -> bool {
    sex == if year.number() < 2025 { "1" } else { "M" }
}

/// Whether a code of SEX is that of a female: 2 to 2024, F since.
pub(crate) fn is_female(sex: &str, year: Year) -> bool {
    sex == if year.number() < 2025 { "2" } else { "F" }
}
