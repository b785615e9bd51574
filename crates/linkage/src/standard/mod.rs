//! One way to write each value: names, days, postcodes, identifiers, before they are compared.

mod code;
mod day;
mod name;
mod nickname;
mod postcode;

pub(crate) use code::{checked, code, gender, identifier, pnc};
pub(crate) use day::{Day, day};
pub(crate) use name::name;
pub(crate) use nickname::Nicknames;
pub(crate) use postcode::{outward, postcode};

/// Words that say that nothing is known.
const UNKNOWN: [&str; 12] = [
    "UNKNOWN",
    "NOT KNOWN",
    "NK",
    "N K",
    "NA",
    "N A",
    "NONE",
    "NULL",
    "NAN",
    "NOT STATED",
    "NOT RECORDED",
    "UNSPECIFIED",
];

fn is_unknown(word: &str) -> bool {
    UNKNOWN.contains(&word)
}
