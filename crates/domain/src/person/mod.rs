//! The person the record is about: names, sex, age on a day, and how they are found.

mod age;
mod name;

pub use age::{ATTAINS_AGE, LEAP_DAY_BIRTHDAY, age_on, birthday};
pub use name::{NameKind, PersonName};

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
