//! Dates as the return writes them, and the counting of years, months and days between them.

use domain::Date;
use jiff::ToSpan;

/// A cell of a date column: its text, and the day it names if it names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateCell<'a> {
    /// What stands in the cell; empty if nothing does.
    pub text: &'a str,
    /// The day, if the text is `dd/mm/yyyy` and the day exists.
    pub day: Option<Date>,
}

impl<'a> DateCell<'a> {
    /// Reads the text of a cell.
    pub fn of(text: &'a str) -> Self {
        Self { text, day: parse(text) }
    }

    /// Nothing stands in the cell.
    pub const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Something stands in the cell and it is no day.
    pub const fn is_wrong(&self) -> bool {
        !self.text.is_empty() && self.day.is_none()
    }

    /// Whether there is a day, and it is one for which this holds.
    pub fn is(&self, holds: impl FnOnce(Date) -> bool) -> bool {
        self.day.is_some_and(holds)
    }
}

/// Reads `dd/mm/yyyy`; day and month may have one digit, the year has four.
pub fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let number = |text: &str, longest: usize| -> Option<i16> {
        ((1..=longest).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?
    };
    let (day, month) = (i8::try_from(number(day, 2)?).ok()?, i8::try_from(number(month, 2)?).ok()?);
    Date::new(number(year, 4)?, month, day).ok()
}

/// The latest day that a date with unknown parts can be: `zz/zz/2012` is 31 December 2012. A date of which nothing is
/// known counts as long ago.
pub fn latest_day(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    let unknown = |text: &str| text.eq_ignore_ascii_case("zz");
    let year = if year.eq_ignore_ascii_case("zzzz") { "2000" } else { year };
    let first = |text: &str| if unknown(text) { "01".to_owned() } else { text.to_owned() };
    let from = parse(&format!("{}/{}/{year}", first(day), first(month)))?;
    Some(match (unknown(day), unknown(month)) {
        (_, true) => plus_days(plus_years(from, 1), -1),
        (true, false) => plus_days(plus_months(from, 1), -1),
        (false, false) => from,
    })
}

/// The same day some years later (or earlier); 29 February becomes 28 February.
pub fn plus_years(day: Date, years: i16) -> Date {
    day.checked_add(i64::from(years).years()).unwrap_or(if years < 0 { Date::MIN } else { Date::MAX })
}

/// The same day some months later (or earlier), or the last of the month if it has no such day.
pub fn plus_months(day: Date, months: i32) -> Date {
    day.checked_add(months.months()).unwrap_or(if months < 0 { Date::MIN } else { Date::MAX })
}

/// Some days later (or earlier).
pub fn plus_days(day: Date, days: i32) -> Date {
    day.checked_add(days.days()).unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
}

/// Days from one day to another; negative if the second comes first.
pub fn days_between(from: Date, to: Date) -> i32 {
    let day_number = |day: Date| {
        // Days since 1 March of the year 0, by counting months from March.
        let (year, month) = (i32::from(day.year()), i32::from(day.month()));
        let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
        year * 365 + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (month * 153 + 2) / 5
            + i32::from(day.day())
    };
    day_number(to) - day_number(from)
}

/// A collection year, named by the 31 March on which it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// The years whose rules are known.
    pub const KNOWN: std::ops::RangeInclusive<u16> = 2023..=2027;

    /// The year, if its rules are known.
    pub fn try_new(year: u16) -> Option<Self> {
        Self::KNOWN.contains(&year).then_some(Self(year))
    }

    /// The number by which it is known.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// Its first day, 1 April.
    pub fn start(self) -> Date {
        Date::new(self.0.cast_signed() - 1, 4, 1).unwrap_or(Date::MIN)
    }

    /// Its last day, 31 March.
    pub fn end(self) -> Date {
        Date::new(self.0.cast_signed(), 3, 31).unwrap_or(Date::MAX)
    }

    /// Whether a day lies in the year before it.
    pub fn previous_holds(self, day: Date) -> bool {
        day < self.start() && day >= plus_years(self.start(), -1)
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        (self.start()..=self.end()).contains(&day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_days_that_exist_are_read() {
        for (text, read) in [
            ("01/04/2025", true),
            ("1/4/2025", true),
            ("31/02/2025", false),
            ("2025-04-01", false),
            ("39217", false),
            ("01/04/25", false),
            ("01/04/2025 00:00", false),
            ("ZZ/04/2025", false),
            ("", false),
        ] {
            assert_eq!(parse(text).is_some(), read, "{text}");
        }
    }

    #[test]
    fn unknown_parts_are_as_late_as_they_can_be() {
        for (text, latest) in [
            ("ZZ/ZZ/2012", Some("31/12/2012")),
            ("zz/02/2012", Some("29/02/2012")),
            ("05/02/2012", Some("05/02/2012")),
            ("ZZ/ZZ/ZZZZ", Some("31/12/2000")),
            ("31/02/2012", None),
            ("2012", None),
        ] {
            assert_eq!(latest_day(text), latest.and_then(parse), "{text}");
        }
    }

    proptest! {
        #[test]
        fn days_are_counted_as_the_calendar_counts(from in -700_000i32..700_000, days in -40_000i32..40_000) {
            let from = plus_days(Date::new(2000, 1, 1).unwrap(), from % 300_000);
            prop_assert_eq!(days_between(from, plus_days(from, days)), days);
        }
    }
}
