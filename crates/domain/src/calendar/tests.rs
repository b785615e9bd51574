//! The calendar against counting day by day, against other ways of working out Easter, and at the ends of time.

use jiff::civil::{Weekday, date};
use proptest::prelude::*;

use super::*;

/// A small list with a holiday that no rule knows (22 April 2026) and one moved (4 May to 8 May 2026).
fn listed() -> BankHolidays {
    let moved = [date(2026, 4, 22), date(2026, 5, 8)];
    let by_rule = (2025..=2027).flat_map(by_rule::bank_holidays).map(day::date);
    BankHolidays::try_new(by_rule.filter(|on| *on != date(2026, 5, 4)).chain(moved), 2025, 2027).unwrap()
}

/// The definition, with nothing clever in it.
fn is_working_day(holidays: &BankHolidays, on: Date) -> bool {
    let is_weekend = matches!(on.weekday(), Weekday::Saturday | Weekday::Sunday);
    let is_listed = if holidays.covers(on) {
        holidays.dates().contains(&on)
    } else {
        by_rule::bank_holidays(i32::from(on.year())).map(day::date).contains(&on)
    };
    !is_weekend && !is_listed
}

fn counted_one_by_one(holidays: &BankHolidays, from: Date, n: i32) -> Date {
    let mut day = from;
    let mut left = n.abs();
    while left > 0 {
        let Ok(next) = (if n > 0 { day.tomorrow() } else { day.yesterday() }) else { return day };
        day = next;
        left -= i32::from(is_working_day(holidays, day));
    }
    day
}

#[test]
fn every_day_of_the_calendar_has_a_number_and_a_weekday() {
    assert_eq!((day::number(Date::MIN), day::number(Date::MAX)), (day::FIRST, day::LAST));
    let mut on = Date::MIN;
    // Every day of 2,000 years about now, and days of every other year.
    for number in day::FIRST..=day::LAST {
        let year = (number - day::FIRST) / 366 - 9_999;
        if (1_000..3_000).contains(&year) || number % 97 == 0 {
            on = day::date(number);
            assert_eq!(day::number(on), number);
            assert_eq!(day::weekday(number), i32::from(on.weekday().to_monday_zero_offset()), "{on}");
        }
    }
    assert!(on > date(9999, 9, 1));
    for (on, number) in [(date(1970, 1, 1), 0), (date(1969, 12, 31), -1), (date(2000, 2, 29), 11_016)] {
        assert_eq!((day::number(on), day::date(number)), (number, on));
    }
    assert_eq!((day::date(i32::MAX / 2), day::date(i32::MIN / 2)), (Date::MAX, Date::MIN));
}

/// Easter Sundays as calendars print them.
const EASTER: [(i16, i8, i8); 20] = [
    (1961, 4, 2),
    (1981, 4, 19),
    (2000, 4, 23),
    (2008, 3, 23),
    (2011, 4, 24),
    (2017, 4, 16),
    (2018, 4, 1),
    (2019, 4, 21),
    (2020, 4, 12),
    (2021, 4, 4),
    (2022, 4, 17),
    (2023, 4, 9),
    (2024, 3, 31),
    (2025, 4, 20),
    (2026, 4, 5),
    (2027, 3, 28),
    (2028, 4, 16),
    (2029, 4, 1),
    (2030, 4, 21),
    (2038, 4, 25),
];

/// Easter by the rule of Gauss, which goes another way than the one in use.
fn easter_by_gauss(year: i32) -> Date {
    let century = year / 100;
    let moon = (15 - (13 + 8 * century) / 25 + century - century / 4) % 30;
    let sun = (4 + century - century / 4) % 7;
    let full_moon = (19 * (year % 19) + moon) % 30;
    let to_sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * full_moon + sun) % 7;
    let of_march = match (full_moon, to_sunday) {
        (29, 6) => 50,
        (28, 6) if (11 * moon + 11) % 30 < 19 => 49,
        _ => 22 + full_moon + to_sunday,
    };
    day::date(day::of(year, 3, of_march))
}

#[test]
fn easter_agrees_with_calendars_and_with_gauss() {
    let easter = |year| day::date(by_rule::bank_holidays(year)[2] - 1);
    for (year, month, of_month) in EASTER {
        assert_eq!(easter(i32::from(year)), date(year, month, of_month));
    }
    for year in 1583..=4_099 {
        assert_eq!(easter(year), easter_by_gauss(year), "{year}");
    }
}

#[test]
fn every_year_has_eight_bank_holidays_in_order_on_weekdays() {
    for year in -9_999..=9_999 {
        let holidays = by_rule::bank_holidays(year);
        assert!(holidays.is_sorted_by(|a, b| a < b), "{year}");
        assert!(holidays.iter().all(|day| day::parts(*day).0 == year && day::weekday(*day) < 5), "{year}");
    }
}

#[test]
fn christmas_and_new_year_on_every_day_of_the_week() {
    for (year, of_december, next_new_year) in [
        (2017, [25, 26], 1), // Monday
        (2018, [25, 26], 1), // Tuesday
        (2019, [25, 26], 1), // Wednesday
        (2025, [25, 26], 1), // Thursday
        (2026, [25, 28], 1), // Friday
        (2027, [27, 28], 3), // Saturday
        (2022, [26, 27], 2), // Sunday
    ] {
        let [.., first, second] = by_rule::bank_holidays(year);
        assert_eq!([first, second], of_december.map(|on| day::of(year, 12, on)), "{year}");
        assert_eq!(by_rule::bank_holidays(year + 1)[0], day::of(year + 1, 1, next_new_year), "{year}");
    }
}

#[test]
fn working_days_are_counted() {
    let holidays = listed();
    for (from, n, to) in [
        (date(2026, 12, 17), 10, date(2027, 1, 5)),
        (date(2027, 1, 5), -10, date(2026, 12, 17)),
        (date(2027, 3, 5), -2, date(2027, 3, 3)),
        (date(2027, 3, 6), 0, date(2027, 3, 6)),
        (date(2027, 3, 6), 1, date(2027, 3, 8)),
        (date(2027, 3, 7), -1, date(2027, 3, 5)),
        // The day that was added once, and the Monday that was moved to Friday.
        (date(2026, 4, 21), 1, date(2026, 4, 23)),
        (date(2026, 5, 1), 1, date(2026, 5, 4)),
        (date(2026, 5, 7), 1, date(2026, 5, 11)),
        // Out of the years that are listed: by rule.
        (date(2031, 4, 10), 1, date(2031, 4, 15)),
        (date(2020, 5, 1), 1, date(2020, 5, 5)),
    ] {
        assert_eq!(holidays.add_working_days(from, n), to, "{from} and {n}");
    }
    assert_eq!(holidays.working_days_between(date(2026, 12, 17), date(2027, 1, 5)), 10);
    assert_eq!(holidays.next_working_day(date(2026, 12, 25)), date(2026, 12, 29));
    assert_eq!(holidays.previous_working_day(date(2026, 12, 28)), date(2026, 12, 24));
    assert!(holidays.is_bank_holiday(date(2026, 4, 22)) && !holidays.is_bank_holiday(date(2026, 4, 25)));
}

#[test]
fn every_day_counts_as_the_definition_says_inside_the_list_and_around_it() {
    for holidays in [listed(), BankHolidays::default()] {
        let mut on = date(2023, 6, 1);
        while on < date(2029, 6, 1) {
            assert_eq!(holidays.is_working_day(on), is_working_day(&holidays, on), "{on}");
            on = on.tomorrow().unwrap();
        }
    }
}

#[test]
fn the_ends_of_time_are_days_like_others() {
    for holidays in [listed(), BankHolidays::default()] {
        for (from, n, to) in [
            (Date::MAX, 1, Date::MAX),
            (Date::MAX, i32::MAX, Date::MAX),
            (Date::MIN, -1, Date::MIN),
            (Date::MIN, i32::MIN, Date::MIN),
            (Date::MIN, i32::MAX, Date::MAX),
            (Date::MAX, i32::MIN, Date::MIN),
            (Date::MAX, -1, date(9999, 12, 30)),
            (Date::MIN, 1, date(-9999, 1, 2)),
        ] {
            assert_eq!(holidays.add_working_days(from, n), to, "{from} and {n}");
        }
        for on in [Date::MIN, Date::MAX] {
            holidays.next_working_day(on);
            holidays.previous_working_day(on);
        }
        // The first day is New Year's Day, the last a Friday: it counts going there and not coming back.
        let all = holidays.working_days_between(Date::MIN, Date::MAX);
        assert_eq!(holidays.working_days_between(Date::MAX, Date::MIN), 1 - all);
    }
}

#[test]
fn a_list_that_cannot_be_whole_is_refused() {
    use BankHolidaysRefused::{Outside, TooFew, Twice, YearsReversed};
    let year = |year| by_rule::bank_holidays(year).map(day::date);
    let tried = |dates: Vec<Date>, from, to| BankHolidays::try_new(dates, from, to).unwrap_err();
    let weekend = [date(2026, 5, 2)];
    for (refused, expected) in [
        (tried(vec![], 2026, 2025), YearsReversed { from: 2026, to: 2025 }),
        (tried(vec![], 2026, 2026), TooFew { year: 2026, found: 0 }),
        (tried(year(2026).to_vec(), 2026, 2027), TooFew { year: 2027, found: 0 }),
        (tried(year(2026)[1..].to_vec(), 2026, 2026), TooFew { year: 2026, found: 7 }),
        // A Saturday in the list makes no year whole.
        (tried([&year(2026)[1..], &weekend].concat(), 2026, 2026), TooFew { year: 2026, found: 7 }),
        (tried([year(2026), year(2026)].concat(), 2026, 2026), Twice { on: date(2026, 1, 1) }),
        (tried(year(2027).to_vec(), 2026, 2026), Outside { on: date(2027, 1, 1), from: 2026, to: 2026 }),
    ] {
        assert_eq!(refused, expected);
    }
}

#[test]
fn years_are_added_or_replaced_whole_and_none_is_lost() {
    let list = |from: i16, to: i16| {
        let days = (from..=to).flat_map(|year| by_rule::bank_holidays(i32::from(year))).map(day::date);
        BankHolidays::try_new(days, from, to).unwrap()
    };
    let renewed = listed().renewed(&list(2026, 2030)).unwrap();
    assert_eq!(renewed, list(2025, 2030), "2026 lost what was its own, 2028 to 2030 came");
    let renewed = listed().renewed(&list(2020, 2024)).unwrap();
    assert_eq!(renewed.years(), Some((2020, 2027)));
    assert!(renewed.is_bank_holiday(date(2026, 4, 22)), "2026 stays as it was");
    assert_eq!(listed().renewed(&list(2029, 2030)), Err(BankHolidaysRefused::Gap { from: 2028, to: 2028 }));
    assert_eq!(listed().renewed(&list(2020, 2022)), Err(BankHolidaysRefused::Gap { from: 2023, to: 2024 }));
    let nothing = BankHolidays::default();
    assert_eq!((listed().renewed(&nothing), nothing.renewed(&listed())), (Ok(listed()), Ok(listed())));
}

/// Mostly days about the list, some from anywhere.
fn any_day() -> impl Strategy<Value = Date> {
    let near = (day::of(2023, 1, 1)..day::of(2030, 1, 1)).prop_map(day::date);
    let far = (day::FIRST..=day::LAST).prop_map(day::date);
    prop_oneof![4 => near, 1 => far]
}

/// Three years, one year, none: the days after the last listed year fall on different places of what is kept.
fn any_list() -> impl Strategy<Value = BankHolidays> {
    let of_2026 = listed().dates().iter().copied().filter(|on| on.year() == 2026).collect::<Vec<_>>();
    let one_year = BankHolidays::try_new(of_2026, 2026, 2026).unwrap();
    prop_oneof![Just(listed()), Just(one_year), Just(BankHolidays::default())]
}

proptest! {
    #[test]
    fn adding_is_counting_one_by_one(holidays in any_list(), from in any_day(), n in -400..400_i32) {
        prop_assert_eq!(holidays.add_working_days(from, n), counted_one_by_one(&holidays, from, n));
    }

    #[test]
    fn what_was_added_lies_between(holidays in any_list(), from in any_day(), n in -3_000..3_000_i32) {
        let to = holidays.add_working_days(from, n);
        prop_assume!(to != Date::MIN && to != Date::MAX);
        prop_assert_eq!(holidays.working_days_between(from, to), n);
        prop_assert!(n == 0 || holidays.is_working_day(to));
        // And back: on the same day, or on the working day that comes first on the way.
        let back = holidays.add_working_days(to, -n);
        let expected = match n {
            0 => from,
            1.. => holidays.previous_working_day(from),
            _ => holidays.next_working_day(from),
        };
        prop_assert_eq!(back, expected);
    }

    #[test]
    fn later_days_and_more_days_are_never_earlier(
        holidays in any_list(), a in any_day(), b in any_day(), n in -300..300_i32, m in -300..300_i32,
    ) {
        let (a, b) = (a.min(b), a.max(b));
        prop_assert!(holidays.add_working_days(a, n) <= holidays.add_working_days(b, n));
        let (n, m) = (n.min(m), n.max(m));
        prop_assert!(holidays.add_working_days(a, n) <= holidays.add_working_days(a, m));
    }

    #[test]
    fn counts_add_up(holidays in any_list(), a in any_day(), b in any_day(), c in any_day()) {
        let mut days = [a, b, c];
        days.sort();
        let [a, b, c] = days;
        let between = |from, to| holidays.working_days_between(from, to);
        prop_assert_eq!(between(a, b) + between(b, c), between(a, c));
        prop_assert_eq!(between(c, b) + between(b, a), between(c, a));
        prop_assert!(between(a, c) >= 0 && between(c, a) <= 0 && between(a, a) == 0);
    }

    #[test]
    fn the_nearest_working_day_is_one_and_none_is_nearer(holidays in any_list(), on in any_day()) {
        let (next, previous) = (holidays.next_working_day(on), holidays.previous_working_day(on));
        prop_assume!(previous != Date::MIN);
        prop_assert!(holidays.is_working_day(next) && holidays.is_working_day(previous));
        prop_assert!(previous <= on && on <= next);
        prop_assert_eq!(holidays.is_working_day(on), next == on && previous == on);
        prop_assert_eq!(holidays.add_working_days(previous, i32::from(next != previous)), next);
    }
}
