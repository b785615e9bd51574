//! Days as numbers, counted from Thursday 1 January 1970, so that counting needs no calendar.

use jiff::civil::Date;

/// Number of the calendar's first day, 1 January -9999.
pub(super) const FIRST: i32 = -4_371_587;
/// Number of the calendar's last day, 31 December 9999.
pub(super) const LAST: i32 = 2_932_896;

/// Days of 400 years, after which the calendar repeats.
const ERA: i32 = 146_097;

/// The day's number. Years are counted from March, so that the leap day is the last of its year.
pub(super) fn number(date: Date) -> i32 {
    of(i32::from(date.year()), i32::from(date.month()), i32::from(date.day()))
}

/// The number of a day of a year, which may lie outside the calendar.
pub(super) fn of(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    year.div_euclid(400) * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a number.
pub(super) fn parts(number: i32) -> (i32, i32, i32) {
    let days = number + 719_468;
    let of_era = days.rem_euclid(ERA);
    let years = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = days.div_euclid(ERA) * 400 + years + i32::from(month <= 2);
    (year, month, of_year - (153 * from_march + 2) / 5 + 1)
}

/// The date of a number; the calendar's first or last day for one outside it.
pub(super) fn date(number: i32) -> Date {
    let (year, month, day) = parts(number.clamp(FIRST, LAST));
    let small = |part: i32| i8::try_from(part).unwrap_or(0);
    i16::try_from(year).ok().and_then(|year| Date::new(year, small(month), small(day)).ok()).unwrap_or(Date::MAX)
}

/// Day of the week, from 0 for Monday to 6 for Sunday.
pub(super) fn weekday(number: i32) -> i32 {
    (number + 3).rem_euclid(7)
}

/// Mondays to Fridays from Monday 29 December 1969 to the day, both counted; below zero for days before.
pub(super) fn weekdays_to(number: i32) -> i32 {
    (number + 3).div_euclid(7) * 5 + (weekday(number) + 1).min(5)
}
