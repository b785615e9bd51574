//! Civil dates: days later, days between, and the Friday that a release falls on.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// `date` moved by `days` (backwards when negative).
pub(crate) fn later(date: Date, days: i32) -> Date {
    date.saturating_add(i64::from(days).days())
}

/// The same day so many months later (backwards when negative); the month's last where it has no such day.
pub(crate) fn months_later(date: Date, months: i32) -> Date {
    date.saturating_add(i64::from(months).months())
}

/// Whole days from `first` to `last`; negative when `last` comes before.
pub(crate) fn days_between(first: Date, last: Date) -> i32 {
    first.until(last).map_or(0, |span| span.get_days())
}

/// The last working day up to `date`: no prison releases anybody at a weekend, at Christmas or on New Year's Day
/// (justice notes, 5.3; the movable holidays are left out, as no date here is anybody's).
pub(crate) fn working_day(date: Date) -> Date {
    (0..7).map(|days| later(date, -days)).find(|day| !is_closed(*day)).unwrap_or(date)
}

/// The last working day up to `date`, but after `today`: the first working day after it if need be.
pub(crate) fn working_day_after(today: Date, date: Date) -> Date {
    let day = working_day(date);
    let next = (1..8).map(|days| later(today, days)).find(|day| !is_closed(*day));
    if day > today { day } else { next.unwrap_or(day) }
}

fn is_closed(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        || matches!((day.month(), day.day()), (12, 25 | 26) | (1, 1))
}

/// The first Friday on or after `date`.
pub(crate) fn friday_from(date: Date) -> Date {
    (0..7).map(|days| later(date, days)).find(|day| day.weekday() == Weekday::Friday).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_that_are_closed_move_back() {
        for (day, working) in [
            (date(2026, 11, 21), date(2026, 11, 20)),
            (date(2026, 11, 22), date(2026, 11, 20)),
            (date(2026, 11, 20), date(2026, 11, 20)),
            (date(2026, 11, 23), date(2026, 11, 23)),
            (date(2026, 12, 27), date(2026, 12, 24)),
            (date(2027, 1, 1), date(2026, 12, 31)),
        ] {
            assert_eq!(working_day(day), working, "{day}");
        }
    }

    #[test]
    fn a_release_is_never_today_or_before() {
        let saturday = date(2026, 11, 21);
        assert_eq!(working_day_after(saturday, saturday), date(2026, 11, 23));
        assert_eq!(working_day_after(saturday, date(2026, 12, 5)), date(2026, 12, 4));
    }

    #[test]
    fn fridays_and_spans() {
        assert_eq!(friday_from(date(2027, 1, 2)), date(2027, 1, 8));
        assert_eq!(days_between(date(2026, 11, 21), date(2027, 1, 8)), 48);
    }
}
