//! Who is due: a reoffending rate exists only when everybody counted had the time to offend and to be convicted.
//!
//! What it says: a proven reoffence is an offence in a follow-up of one year that leads to a conviction, caution, reprimand
//! or warning within that year or a further six months. Source: Ministry of Justice, Guide to proven reoffending
//! statistics. Applies to: everybody whose start is known. Example: released on 15 January 2025, a person is followed to
//! 14 January 2026 and due on 15 July 2026; a data cut of 14 July 2026 leaves them out.

use domain::Date;
use jiff::ToSpan as _;

/// Months of follow-up.
pub const FOLLOW_UP_MONTHS: u32 = 12;
/// Further months in which an offence may be proven.
pub const WAITING_MONTHS: u32 = 6;

/// The same day so many months later; the month's last where it has no such day. None beyond the calendar.
pub fn months_after(day: Date, months: u32) -> Option<Date> {
    day.checked_add(i64::from(months).months()).ok()
}

/// The same day so many months earlier.
pub fn months_before(day: Date, months: u32) -> Option<Date> {
    day.checked_sub(i64::from(months).months()).ok()
}

/// Days from one day to another; below 0 where the other is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Whether everything about the outcome of somebody who started on `start` is known at `cut`, the last day whose facts the
/// data hold: the day on which the months have passed has come.
pub fn is_due(start: Date, months: u32, cut: Date) -> bool {
    months_after(start, months).is_some_and(|due| due <= cut)
}

/// How long somebody was watched for a first offence, and whether one was seen: in days from `start`.
///
/// Nobody is watched longer than a year, nor later than six months before the cut: an offence after that may not be
/// proven yet, and would be missed. None for whom not one day can be counted.
pub fn watched(start: Date, offence: Option<(Date, Date)>, cut: Date) -> Option<Watched> {
    let last = months_after(start, FOLLOW_UP_MONTHS)?.min(months_before(cut, WAITING_MONTHS)?);
    let days = days_between(start, last);
    if days <= 0 {
        return None;
    }
    let seen = offence.filter(|(offence, proven)| *offence < last && *proven <= cut);
    Some(match seen {
        Some((offence, _)) => Watched { days: days_between(start, offence), offended: true },
        None => Watched { days, offended: false },
    })
}

/// How long somebody was watched, and what was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watched {
    /// Days from the start to the first offence, or to the end of watching.
    pub days: i32,
    /// Whether an offence was seen.
    pub offended: bool,
}

/// Whether there was a proven reoffence, for somebody who is due: the offence within the year, the proof within the year
/// or the six months after.
pub fn reoffended(start: Date, offence: Option<(Date, Date)>) -> bool {
    let within = |months: u32, day: Date| months_after(start, months).is_some_and(|end| day < end);
    offence.is_some_and(|(offence, proven)| {
        within(FOLLOW_UP_MONTHS, offence) && within(FOLLOW_UP_MONTHS + WAITING_MONTHS, proven)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Date;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn due_on_the_day_eighteen_months_later_and_not_before() {
        for (start, cut, due) in [
            (date(2025, 1, 15), date(2026, 7, 14), false),
            (date(2025, 1, 15), date(2026, 7, 15), true),
            (date(2024, 8, 31), date(2026, 2, 27), false),
            (date(2024, 8, 31), date(2026, 2, 28), true),
            (date(2022, 8, 31), date(2024, 2, 28), false),
            (date(2022, 8, 31), date(2024, 2, 29), true),
        ] {
            assert_eq!(is_due(start, 18, cut), due, "{start} {cut}");
        }
    }

    #[test]
    fn an_offence_counts_within_the_year_and_its_proof_within_six_months_more() {
        let start = date(2025, 1, 15);
        for (offence, proven, counts) in [
            (date(2025, 1, 15), date(2025, 1, 15), true),
            (date(2026, 1, 14), date(2026, 7, 14), true),
            (date(2026, 1, 15), date(2026, 2, 1), false),
            (date(2026, 1, 14), date(2026, 7, 15), false),
        ] {
            assert_eq!(reoffended(start, Some((offence, proven))), counts, "{offence} {proven}");
        }
        assert!(!reoffended(start, None));
    }

    #[test]
    fn nobody_is_watched_beyond_six_months_before_the_cut() {
        let (start, cut) = (date(2025, 1, 15), date(2025, 10, 15));
        let seen = |offence, proven| watched(start, Some((offence, proven)), cut).unwrap();
        assert_eq!(watched(start, None, cut), Some(Watched { days: 90, offended: false }));
        assert_eq!(seen(date(2025, 2, 14), date(2025, 6, 1)), Watched { days: 30, offended: true });
        assert_eq!(seen(date(2025, 5, 1), date(2025, 6, 1)), Watched { days: 90, offended: false });
        assert_eq!(seen(date(2025, 2, 14), date(2025, 10, 16)), Watched { days: 90, offended: false });
        assert_eq!(watched(start, None, date(2025, 7, 15)), None);
        assert_eq!(watched(start, None, date(2030, 7, 15)), Some(Watched { days: 365, offended: false }));
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (0_i64..9_000).prop_map(|days| date(2010, 1, 1).checked_add(days.days()).unwrap())
    }

    proptest! {
        #[test]
        fn one_day_more_changes_only_those_due_that_day(
            people in prop::collection::vec(any_day(), 1..80), cut in any_day(), months in 0_u32..40,
        ) {
            let next = cut.tomorrow().unwrap();
            for start in people {
                let (before, after) = (is_due(start, months, cut), is_due(start, months, next));
                prop_assert!(!before || after);
                prop_assert_eq!(before != after, months_after(start, months) == Some(next));
            }
        }
    }
}
