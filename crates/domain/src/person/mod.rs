//! The person the record is about: names, sex, age on a day, and how they are found.

mod age;
mod agree;
mod fold;
mod key;
mod name;
mod nickname;
mod part_date;
mod search;
mod typed_date;
mod typed_number;

pub use age::{ATTAINS_AGE, LEAP_DAY_BIRTHDAY, age_on, birthday};
pub use fold::fold;
pub use key::name_keys;
pub use name::{NameKind, PersonName};
pub use part_date::{DatePart, PartDate, PartDateRefused};
pub use search::{Agreement, Candidate, FoundBy, SearchRank, SearchText, rank};
pub use typed_date::month_number;

use crate::agency::coded;

coded! {
    /// Sex as the looked-after children return records it since the year to March 2025.
    Sex {
        /// Male.
        Male = "M", "Male";
        /// Female.
        Female = "F", "Female";
        /// Neither, or not known.
        Unknown = "U", "Not known";
    }
}

#[cfg(test)]
mod tests;
