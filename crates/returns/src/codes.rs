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

/// Numbers of the councils of England with children's services, past and present, as runs from one to another.
///
/// Source: rule 633 of the return as the sector's open validator holds it.
const COUNCILS: [(u16, u16); 33] = [
    (201, 213),
    (301, 320),
    (330, 336),
    (340, 344),
    (350, 359),
    (370, 373),
    (380, 384),
    (390, 394),
    (420, 420),
    (800, 803),
    (805, 808),
    (810, 813),
    (815, 816),
    (821, 823),
    (825, 826),
    (830, 831),
    (835, 837),
    (840, 841),
    (845, 846),
    (850, 852),
    (855, 857),
    (860, 861),
    (865, 874),
    (876, 896),
    (908, 909),
    (916, 916),
    (919, 919),
    (921, 921),
    (925, 926),
    (928, 929),
    (931, 931),
    (933, 933),
    (935, 938),
];

/// Whether LA_PERM names a council, another country of the United Kingdom, a place outside it, or says that the council
/// is not known.
pub(crate) fn is_council(code: &str) -> bool {
    let numbered = |number: u16| COUNCILS.iter().any(|(from, to)| (*from..=*to).contains(&number));
    matches!(code, "999" | "WAL" | "SCO" | "NUK" | "NIR") || (code.len() == 3 && code.parse().is_ok_and(numbered))
}
