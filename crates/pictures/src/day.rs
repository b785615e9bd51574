//! A civil day, counted from 1 January 1970, so that pictures need no calendar from outside.

/// A civil day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Far enough for any life, and no sum of days can overflow.
const FARTHEST: i32 = 4_000_000;

impl Day {
    /// The day that many days after 1 January 1970, before it when negative. Kept within some ten thousand years.
    pub fn from_days_since_1970(days: i32) -> Self {
        Self(days.clamp(-FARTHEST, FARTHEST))
    }

    /// The day of this year, month (1 to 12) and day (1 to 31), or nothing where the calendar has no such day.
    pub fn from_civil(year: i16, month: u8, day: u8) -> Option<Self> {
        let in_calendar = (1..=12).contains(&month) && (1..=length(year, month)).contains(&day);
        in_calendar.then(|| Self(days_from_civil(i32::from(year), i32::from(month), i32::from(day))))
    }

    /// Days since 1 January 1970.
    pub fn days_since_1970(self) -> i32 {
        self.0
    }

    /// Year, month (1 to 12), day (1 to 31).
    ///
    /// The year is counted from March, so that the odd day of leap years comes last and every month has a steady
    /// place; 400 years are always 146,097 days.
    pub fn civil(self) -> (i32, u8, u8) {
        let days = self.0 + 719_468;
        let cycle = days.div_euclid(146_097);
        let day_of_cycle = days.rem_euclid(146_097);
        let year_of_cycle =
            (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
        let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_cycle + cycle * 400 + i32::from(month <= 2);
        (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
    }

    /// Monday is 0, Sunday is 6.
    pub fn weekday(self) -> usize {
        usize::try_from((self.0 + 3).rem_euclid(7)).unwrap_or(0)
    }

    /// As in `2027-01-01`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Days from `earlier` to this day, negative when it lies before.
    pub fn days_after(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// This many days later.
    pub(crate) fn plus(self, days: i32) -> Self {
        Self::from_days_since_1970(self.0.saturating_add(days))
    }

    /// The first day of its month.
    pub(crate) fn first_of_month(self) -> Self {
        let (_, _, day) = self.civil();
        self.plus(1 - i32::from(day))
    }

    /// The first day of the next month.
    pub(crate) fn first_of_next_month(self) -> Self {
        self.first_of_month().plus(31).first_of_month()
    }
}

fn length(year: i16, month: u8) -> u8 {
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    }
}

fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let month_from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let year_of_cycle = year.rem_euclid(400);
    let day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
    year.div_euclid(400) * 146_097 + day_of_cycle - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        for (civil, days, weekday) in
            [((1970, 1, 1), 0, 3), ((2000, 2, 29), 11_016, 1), ((2026, 11, 21), 20_778, 5), ((2027, 1, 1), 20_819, 4)]
        {
            let (year, month, day) = civil;
            let found = Day::from_civil(year, month, day).unwrap();
            assert_eq!((found.days_since_1970(), found.weekday()), (days, weekday), "{civil:?}");
        }
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        for (year, month, day) in
            [(2026, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (2026, 1, 0)]
        {
            assert_eq!(Day::from_civil(year, month, day), None);
        }
    }

    proptest! {
        #[test]
        fn a_day_survives_the_way_through_the_calendar(days in -700_000..700_000_i32) {
            let day = Day::from_days_since_1970(days);
            let (year, month, date) = day.civil();
            prop_assert_eq!(Day::from_civil(i16::try_from(year).unwrap(), month, date), Some(day));
        }

        #[test]
        fn months_follow_each_other(days in -700_000..700_000_i32) {
            let first = Day::from_days_since_1970(days).first_of_month();
            let next = first.first_of_next_month();
            prop_assert!((28..=31).contains(&next.days_after(first)));
            prop_assert_eq!(next.civil().2, 1);
        }
    }
}
