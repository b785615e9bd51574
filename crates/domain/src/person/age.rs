//! Age on a day, and the day an age is reached.
//!
//! **What it says.** A person reaches an age at the very start of the anniversary of their birth: all of the 16th
//! birthday is a day at 16. Somebody born on 29 February reaches it on 1 March where the year has no 29 February.
//! **Source.** [`ATTAINS_AGE`], [`LEAP_DAY_BIRTHDAY`].
//! **Applies to.** England and Wales.
//! **Example.** Born 29 February 2008: 16 on 29 February 2024, 17 on 1 March 2025.

use jiff::civil::Date;

use crate::reason::{Force, Source};

/// A person attains an age at the commencement of the anniversary of their birth.
pub const ATTAINS_AGE: Source =
    Source { citation: "Family Law Reform Act 1969, section 9", force: Force::Statute, verified: false };

/// Where the anniversary does not exist, the age is reached on the day after 28 February. The Act does not say so in
/// words; it is how the section is commonly read, and it is marked as not verified.
pub const LEAP_DAY_BIRTHDAY: Source = Source {
    citation: "Family Law Reform Act 1969, section 9, as read for a birth on 29 February",
    force: Force::Practice,
    verified: false,
};

/// The first day somebody born on `born_on` is `years` old. Past the end of the calendar it is the calendar's last day,
/// which no `today` passes.
pub fn birthday(born_on: Date, years: i16) -> Date {
    let Some(year) = born_on.year().checked_add(years) else { return Date::MAX };
    Date::new(year, born_on.month(), born_on.day()).or_else(|_| Date::new(year, 3, 1)).unwrap_or(Date::MAX)
}

/// Whole years of age on `day`; `None` before birth.
pub fn age_on(born_on: Date, day: Date) -> Option<i16> {
    if day < born_on {
        return None;
    }
    let years = day.year() - born_on.year();
    Some(if birthday(born_on, years) <= day { years } else { years - 1 })
}
