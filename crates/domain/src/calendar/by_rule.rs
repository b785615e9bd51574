//! The eight bank holidays that England and Wales have every year, worked out by rule.
//!
//! # What it says
//! New Year's Day, Good Friday, Easter Monday, the first Monday in May, the last Monday in May, the last Monday in
//! August, Christmas Day and Boxing Day. One that falls on a weekend moves to the next day on which people would work.
//!
//! # Source
//! [`BANK_HOLIDAYS`]. New Year's Day and the first Monday in May are appointed each year by proclamation, and so are days
//! that are moved or added once, such as 8 May 2020 or 19 September 2022: no rule knows those.
//!
//! # Applies to
//! England and Wales, every year, as if the rule of today had always held.
//!
//! # Example
//! In 2027 Christmas Day is a Saturday: the bank holidays are Monday 27 and Tuesday 28 December.

use super::day;
use crate::reason::{Force, Source};

/// Where bank holidays come from.
pub const BANK_HOLIDAYS: Source = Source {
    citation: "Banking and Financial Dealings Act 1971, section 1 and schedule 1, and proclamations under it",
    force: Force::Statute,
    verified: false,
};

/// How many bank holidays a year has at least.
pub const BANK_HOLIDAYS_A_YEAR: usize = 8;

/// The year's bank holidays in order, as numbers of days; every one of them is a Monday to Friday.
pub(super) fn bank_holidays(year: i32) -> [i32; BANK_HOLIDAYS_A_YEAR] {
    let easter = easter_sunday(year);
    let new_year = day::of(year, 1, 1);
    let new_year = match day::weekday(new_year) {
        SATURDAY => new_year + 2,
        SUNDAY => new_year + 1,
        _ => new_year,
    };
    let christmas = day::of(year, 12, 25);
    let (first, second) = match day::weekday(christmas) {
        FRIDAY => (christmas, christmas + 3),
        SATURDAY => (christmas + 2, christmas + 3),
        SUNDAY => (christmas + 1, christmas + 2),
        _ => (christmas, christmas + 1),
    };
    let first_of_may = day::of(year, 5, 1);
    let early_may = first_of_may + (7 - day::weekday(first_of_may)) % 7;
    [new_year, easter - 2, easter + 1, early_may, last_monday(year, 5), last_monday(year, 8), first, second]
}

const FRIDAY: i32 = 4;
const SATURDAY: i32 = 5;
const SUNDAY: i32 = 6;

/// Whether the day is Good Friday or Christmas Day, which are no working days whatever a list says.
pub(super) fn is_good_friday_or_christmas(number: i32) -> bool {
    let (year, month, of_month) = day::parts(number);
    match month {
        12 => of_month == 25,
        3 | 4 => number == easter_sunday(year) - 2,
        _ => false,
    }
}

/// Whether the day would be a working day by rule.
pub(super) fn is_working_day(number: i32) -> bool {
    let (year, ..) = day::parts(number);
    day::weekday(number) < SATURDAY && !bank_holidays(year).contains(&number)
}

/// Working days by rule from a fixed day to this one, both counted; below zero for days long ago. Only differences of it
/// mean anything.
pub(super) fn working_days_to(number: i32) -> i32 {
    let (year, ..) = day::parts(number);
    let this_year = bank_holidays(year).iter().filter(|holiday| **holiday <= number).count();
    let this_year = i32::try_from(this_year).unwrap_or(0);
    let a_year = i32::try_from(BANK_HOLIDAYS_A_YEAR).unwrap_or(0);
    day::weekdays_to(number) - a_year * (year - 1970) - this_year
}

/// The last Monday of a month that has 31 days.
fn last_monday(year: i32, month: i32) -> i32 {
    let last = day::of(year, month, 31);
    last - day::weekday(last)
}

/// Easter Sunday by the computus of the Gregorian calendar, in the form that was printed without a name in 1876.
fn easter_sunday(year: i32) -> i32 {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let leap_centuries = century.div_euclid(4);
    let moon_drift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leap_centuries - moon_drift + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late_moon = (golden + 11 * epact + 22 * to_sunday) / 451;
    let from_march = epact + to_sunday - 7 * late_moon + 114;
    day::of(year, from_march / 31, from_march % 31 + 1)
}
