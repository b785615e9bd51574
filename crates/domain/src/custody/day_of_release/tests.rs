//! The day of release: the golden table of both services, every kind of date, and no date that breaks it. The days on which
//! the policies disagree are listed in the law crate, which has the calendar; scenarios are files.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const TODAY: Date = date(2023, 1, 2);

/// The bank holidays of 2023 and 2024 with the coronation.
fn holidays() -> BankHolidays {
    let by_rule = BankHolidays::default();
    let days = date(2023, 1, 1).series(jiff::Span::new().days(1)).take_while(|on| on.year() < 2025);
    let days = days.filter(|on| by_rule.is_bank_holiday(*on)).chain([date(2023, 5, 8)]);
    BankHolidays::try_new(days, 2023, 2024).unwrap()
}

fn asked(policy: DayOfReleasePolicy, on: Date) -> Option<Date> {
    policy.day(ReleaseDateKind::Crd, on, TODAY, &holidays()).ok()
}

/// A date, what policy A makes of it and what policy B makes of it; the first seven rows are the test of the service that
/// policy A rests on.
const GOLDEN: [(&str, Date, Option<Date>, Option<Date>); 17] = [
    ("Friday to Thursday", date(2023, 10, 6), Some(date(2023, 10, 5)), Some(date(2023, 10, 3))),
    ("Sunday to Thursday", date(2023, 10, 8), Some(date(2023, 10, 5)), Some(date(2023, 10, 3))),
    ("bank holiday Monday to Thursday", date(2023, 5, 1), Some(date(2023, 4, 27)), Some(date(2023, 4, 25))),
    ("Good Friday to Wednesday", date(2023, 4, 7), Some(date(2023, 4, 5)), Some(date(2023, 4, 4))),
    ("Thursday before it to Wednesday", date(2023, 4, 6), Some(date(2023, 4, 5)), None),
    ("Easter Monday to Wednesday", date(2023, 4, 10), Some(date(2023, 4, 5)), Some(date(2023, 4, 4))),
    ("plain Thursday", date(2023, 10, 5), None, None),
    ("Saturday to Thursday", date(2023, 10, 7), Some(date(2023, 10, 5)), Some(date(2023, 10, 3))),
    ("plain Monday", date(2023, 10, 9), None, None),
    ("Friday before a Monday bank holiday", date(2023, 5, 5), Some(date(2023, 5, 4)), Some(date(2023, 5, 2))),
    ("Sunday before it", date(2023, 5, 7), Some(date(2023, 5, 4)), Some(date(2023, 5, 2))),
    ("the coronation's Monday", date(2023, 5, 8), Some(date(2023, 5, 4)), Some(date(2023, 5, 2))),
    ("the Tuesday after it", date(2023, 5, 9), None, None),
    ("Christmas Day on a Monday", date(2023, 12, 25), Some(date(2023, 12, 21)), Some(date(2023, 12, 19))),
    ("Boxing Day on a Tuesday", date(2023, 12, 26), Some(date(2023, 12, 21)), Some(date(2023, 12, 19))),
    ("Tuesday before Christmas", date(2024, 12, 24), Some(date(2024, 12, 23)), None),
    ("Saturday after Christmas", date(2024, 12, 28), Some(date(2024, 12, 23)), Some(date(2024, 12, 19))),
];

#[test]
fn the_golden_table() {
    for (name, on, a, b) in GOLDEN {
        let found = DayOfReleasePolicy::ALL.iter().map(|policy| asked(*policy, on)).collect::<Vec<_>>();
        assert_eq!(found, [a, b], "{name}");
        let day = DayOfRelease::new(ReleaseDateKind::Crd, on, TODAY, &holidays());
        assert_eq!(day.policies_differ(), a != b, "{name}");
    }
}

#[test]
fn only_dates_ahead_move() {
    let friday = date(2023, 10, 6);
    for (today, found) in [
        (date(2023, 10, 5), Ok(date(2023, 10, 5))),
        (friday, Err(NothingToAsk::NotAhead)),
        (date(2023, 10, 7), Err(NothingToAsk::NotAhead)),
    ] {
        let day = DayOfReleasePolicy::StepBack.day(ReleaseDateKind::Crd, friday, today, &holidays());
        assert_eq!(day, found, "{today}");
    }
    let passed = DayOfRelease::new(ReleaseDateKind::Crd, date(2023, 10, 8), date(2023, 10, 9), &holidays());
    assert_eq!((passed.leaves_on, passed.ask(TODAY)), (date(2023, 10, 8), None));
    assert_eq!(passed.because.because[1], "dates that have passed are not moved");
}

#[test]
fn each_kind_of_date() {
    use OffWeekend::{Back, Forward, Stays};
    use ReleaseDateKind::*;
    // Saturday 6 May 2023; Monday 8 May is a bank holiday.
    let on = date(2023, 5, 6);
    let (forward, back) = (date(2023, 5, 9), date(2023, 5, 5));
    for kind in ReleaseDateKind::ALL {
        let (off_weekend, a, b) = match kind {
            Hdced => (Forward, false, false),
            Crd | Ard | Prrd | Etd | Mtd | Ltd => (Back, true, true),
            Ped => (Back, false, false),
            Confirmed | Apd | Dprrd => (Stays, false, true),
            _ => (Stays, false, false),
        };
        let day = DayOfRelease::new(*kind, on, TODAY, &holidays());
        let leaves_on = match off_weekend {
            Forward => forward,
            Back => back,
            Stays => on,
        };
        assert_eq!((kind.off_weekend(), day.leaves_on), (off_weekend, leaves_on), "{kind:?}");
        let asked = day.policies.each_ref().map(|earlier| earlier.day.is_ok());
        assert_eq!(asked, [a, b], "{kind:?}");
        assert!(
            day.policies.iter().all(|earlier| earlier.day.is_ok() || earlier.day == Err(NothingToAsk::KindLeftOut))
        );
    }
}

#[test]
fn the_ceiling_is_told_and_nothing_sounds_like_a_right() {
    let day = DayOfRelease::new(ReleaseDateKind::Crd, date(2023, 10, 6), TODAY, &holidays());
    assert_eq!(day.ceiling, date(2023, 10, 4));
    let [a, b] = &day.policies;
    assert_eq!((a.working_days_early, a.is_beyond_ceiling()), (1, false));
    assert_eq!((b.working_days_early, b.is_beyond_ceiling()), (3, true));
    assert_eq!(
        b.because.because,
        [
            "the date is Friday 6 October 2023",
            "policy B: from Tuesday 3 October 2023",
            "3 working days early, the day itself counted",
            "2 working days, the most that the Act allows as we remember it: Wednesday 4 October 2023",
            "the prison decides; it may be asked, and nobody has a right to it",
        ]
    );
    assert!(!a.because.source.verified && !b.because.source.verified && a.because.source != b.because.source);
    assert_eq!(
        day.ask(TODAY).unwrap(),
        "Ask the prison whether release can be earlier than Friday 6 October 2023: Thursday 5 October 2023 by one policy, \
         Tuesday 3 October 2023 or after by another. As we remember the Act it allows up to 2 working days early, Wednesday \
         4 October 2023. The prison decides: nobody has a right to it."
    );
    // On Wednesday the earliest day of policy B has gone; on Friday nothing is left to ask.
    assert!(day.ask(date(2023, 10, 4)).unwrap().contains("2023: Thursday 5 October 2023. As"));
    assert_eq!(day.ask(date(2023, 10, 6)), None);
}

fn any_date() -> impl Strategy<Value = Date> {
    let days = |days: i32| date(2023, 1, 1).saturating_add(jiff::Span::new().days(days));
    prop_oneof![
        4 => (-400..800_i32).prop_map(days),
        1 => (-4_300_000..2_900_000_i32).prop_map(days),
        1 => (0..12_i32).prop_map(|n| Date::MIN.saturating_add(jiff::Span::new().days(n))),
        1 => (0..12_i32).prop_map(|n| Date::MAX.saturating_sub(jiff::Span::new().days(n))),
    ]
}

proptest! {
    #[test]
    fn any_date_of_any_kind_has_an_answer(kind in 0..ReleaseDateKind::ALL.len(), on in any_date(), today in any_date()) {
        let kind = ReleaseDateKind::ALL[kind];
        for holidays in [holidays(), BankHolidays::default()] {
            let day = DayOfRelease::new(kind, on, today, &holidays);
            day.ask(today);
            prop_assert!(!day.because.because.is_empty());
            for earlier in &day.policies {
                prop_assert!(!earlier.because.because.is_empty());
                if let Ok(day) = earlier.day {
                    prop_assert!(today < on && day < on && earlier.policy.takes(kind));
                    prop_assert!(earlier.working_days_early >= 1 || day < Date::MIN.saturating_add(jiff::Span::new().days(12)));
                } else {
                    prop_assert_eq!(earlier.working_days_early, 0);
                }
            }
        }
    }

    #[test]
    fn policy_a_gives_the_last_day_with_a_working_day_after_it(on in any_date()) {
        let holidays = holidays();
        prop_assume!(on > date(-9000, 1, 1) && on < date(9000, 1, 1));
        let fits = |day: Date| holidays.is_working_day(day) && holidays.is_working_day(day.tomorrow().unwrap());
        let found = DayOfReleasePolicy::StepBack.day(ReleaseDateKind::Ard, on, Date::MIN, &holidays).unwrap_or(on);
        prop_assert!(fits(found));
        let between = found.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= on);
        prop_assert!(between.into_iter().all(|day| !fits(day)));
    }

    #[test]
    fn policy_b_never_gives_a_friday_or_a_day_off(on in any_date()) {
        let holidays = holidays();
        prop_assume!(on > date(-9000, 1, 1));
        if let Ok(day) = DayOfReleasePolicy::ThirdWorkingDay.day(ReleaseDateKind::Ard, on, Date::MIN, &holidays) {
            prop_assert!(holidays.is_working_day(day) && day.weekday() != Weekday::Friday);
            let from = day.series(jiff::Span::new().days(1)).take_while(|day| *day < on);
            let counted = from.filter(|day| holidays.is_working_day(*day) && day.weekday() != Weekday::Friday);
            prop_assert_eq!(counted.count(), 3);
        }
    }
}
