//! Properties of the count and of the status; single scenarios are files under `cases/care_status`.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use proptest::prelude::*;

use super::*;

const BORN: Date = date(2008, 3, 1);

fn episode(from: Date, to: Option<Date>, legal_status: CareLegalStatus, ended: Option<ReasonEnded>) -> CareEpisode {
    CareEpisode {
        from,
        to,
        legal_status,
        placement: None,
        reason_new: None,
        reason_ended: ended,
        reason_place_change: None,
    }
}

fn facts(episodes: &[CareEpisode]) -> CareFacts<'_> {
    CareFacts { born_on: BORN, episodes, detentions: &[], in_learning: false }
}

#[test]
fn the_last_day_does_not_count_and_no_day_counts_twice() {
    let c2 = |from, to| episode(from, Some(to), CareLegalStatus::C2, None);
    let whole = [c2(date(2023, 3, 1), date(2023, 5, 31))];
    let short = [c2(date(2023, 3, 1), date(2023, 5, 30))];
    let in_two = [c2(date(2023, 4, 10), date(2023, 5, 31)), c2(date(2023, 3, 1), date(2023, 4, 10))];
    let overlapping = [c2(date(2023, 3, 1), date(2023, 5, 1)), c2(date(2023, 4, 10), date(2023, 5, 31)), whole[0]];
    for (name, episodes, days, reached) in [
        ("91", &whole[..], 91, Some(date(2023, 5, 30))),
        ("90", &short[..], 90, None),
        ("two that touch", &in_two[..], 91, Some(date(2023, 5, 30))),
        ("three that overlap", &overlapping[..], 91, Some(date(2023, 5, 30))),
        ("none", &[], 0, None),
    ] {
        let count = DayCount::new(BORN, episodes, date(2024, 1, 1));
        assert_eq!((count.days, count.reached_on), (days, reached), "{name}");
        assert_eq!(count.episodes.iter().map(|e| e.days).sum::<i32>(), days, "{name}: the parts make the whole");
    }
}

#[test]
fn today_counts_while_care_goes_on() {
    let open = [episode(date(2024, 3, 1), None, CareLegalStatus::C1, None)];
    assert_eq!(DayCount::new(BORN, &open, date(2024, 5, 29)).days, 90);
    assert_eq!(DayCount::new(BORN, &open, date(2024, 5, 30)).days, 91);
}

#[test]
fn each_episode_says_why_it_does_not_count() {
    let today = date(2025, 1, 1);
    for (why, from, to, status) in [
        (NotCounted::ShortBreak, date(2024, 1, 1), Some(date(2024, 1, 9)), CareLegalStatus::V3),
        (NotCounted::BeforeFourteen, date(2021, 1, 1), Some(date(2022, 3, 1)), CareLegalStatus::C2),
        (NotCounted::InFuture, date(2025, 1, 2), None, CareLegalStatus::C2),
        (NotCounted::EndsBeforeItBegins, date(2024, 1, 1), Some(date(2023, 1, 1)), CareLegalStatus::C2),
        (NotCounted::SameDay, date(2024, 1, 1), Some(date(2024, 1, 1)), CareLegalStatus::L1),
    ] {
        let count = DayCount::new(BORN, &[episode(from, to, status, None)], today);
        assert_eq!((count.days, count.episodes[0].not_counted), (0, Some(why)));
    }
    let after = [episode(date(2026, 3, 1), None, CareLegalStatus::C2, None)];
    assert_eq!(DayCount::new(BORN, &after, date(2027, 1, 1)).episodes[0].not_counted, Some(NotCounted::FromEighteen));
    let twice = [after[0], episode(date(2024, 1, 1), None, CareLegalStatus::C2, None)];
    let again = [twice[1], twice[1]];
    assert_eq!(DayCount::new(BORN, &again, today).episodes[1].not_counted, Some(NotCounted::CountedAlready));
}

#[test]
fn codes_are_valid_in_their_years() {
    for (placement, year, is_valid) in [
        (Placement::H5, 2024, true),
        (Placement::H5, 2025, false),
        (Placement::K3, 2024, false),
        (Placement::K3, 2025, true),
        (Placement::Z1, 2025, true),
        (Placement::Z1, 2026, false),
        (Placement::Z11, 2025, false),
        (Placement::Z14, 2026, true),
        (Placement::R5, 2019, true),
    ] {
        assert_eq!(placement.valid_in(year), is_valid, "{placement:?} in {year}");
    }
}

fn any_date() -> impl Strategy<Value = Date> {
    (any::<i16>(), 1_i8..=12, 1_i8..=31)
        .prop_map(|(year, month, day)| Date::new(year.rem_euclid(19_999) - 9_999, month, day).unwrap_or(Date::MAX))
}

/// A date of the childhood of somebody born on [`BORN`], or near it.
fn childhood() -> impl Strategy<Value = Date> {
    (4_500_i32..7_000).prop_map(|days| BORN.saturating_add(Span::new().days(days)))
}

fn episode_of(dates: impl Strategy<Value = Date>, days: core::ops::Range<i32>) -> impl Strategy<Value = CareEpisode> {
    let status = prop::sample::select(CareLegalStatus::ALL.to_vec());
    let ended = prop::option::of(prop::sample::select(ReasonEnded::ALL.to_vec()));
    (dates, prop::option::of(days), status, ended).prop_map(|(from, days, legal_status, ended)| {
        let to = days.map(|days| from.saturating_add(days.days()));
        episode(from, to, legal_status, ended)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn there_is_an_answer_for_any_dates(
        born_on in any_date(),
        episodes in prop::collection::vec(episode_of(any_date(), -400..4_000), 0..5),
        detained in prop::collection::vec((any_date(), prop::option::of(any_date())), 0..3),
        in_learning: bool,
        today in any_date(),
    ) {
        let detentions: Vec<_> = detained.into_iter().map(|(from, to)| Detention { from, to }).collect();
        let answer = care_status(&CareFacts { born_on, episodes: &episodes, detentions: &detentions, in_learning }, today);
        prop_assert_eq!(answer.england_because.because.first().map(String::as_str), Some(answer.trace.branch.words()));
        prop_assert!(answer.trace.count.days >= 0);
        prop_assert!(answer.england != Status::Eligible || answer.trace.looked_after_today);
    }

    #[test]
    fn order_does_not_matter(
        episodes in prop::collection::vec(episode_of(childhood(), 0..900), 0..6).prop_shuffle(),
        age_days in 5_000_i32..9_200,
    ) {
        let today = BORN.saturating_add(age_days.days());
        let mut sorted = episodes.clone();
        sorted.sort();
        prop_assert_eq!(care_status(&facts(&episodes), today), care_status(&facts(&sorted), today));
    }

    #[test]
    fn short_breaks_and_coming_episodes_change_nothing(
        episodes in prop::collection::vec(episode_of(childhood(), 0..900), 0..5),
        short in episode_of(childhood(), 0..900),
        age_days in 5_000_i32..9_200,
    ) {
        let today = BORN.saturating_add(age_days.days());
        let before = care_status(&facts(&episodes), today);
        for extra in [
            CareEpisode { legal_status: CareLegalStatus::V4, ..short },
            CareEpisode { from: today.tomorrow().unwrap(), to: None, ..short },
        ] {
            let mut more = episodes.clone();
            more.push(extra);
            let after = care_status(&facts(&more), today);
            prop_assert_eq!(
                (before.england, before.wales, before.trace.count.days, &before.trace.questions),
                (after.england, after.wales, after.trace.count.days, &after.trace.questions)
            );
        }
    }

    #[test]
    fn more_care_never_takes_thirteen_weeks_away(
        episodes in prop::collection::vec(episode_of(childhood(), 0..900), 0..5),
        extra in episode_of(childhood(), 0..900),
        age_days in 5_000_i32..9_200,
    ) {
        let today = BORN.saturating_add(age_days.days());
        let before = DayCount::new(BORN, &episodes, today);
        let mut more = episodes.clone();
        more.push(extra);
        let after = DayCount::new(BORN, &more, today);
        prop_assert!(after.days >= before.days);
        prop_assert!(after.is_long_enough() || !before.is_long_enough());
        prop_assert!(after.reached_on.unwrap_or(Date::MAX) <= before.reached_on.unwrap_or(Date::MAX));
    }

    #[test]
    fn the_count_is_the_number_of_days_in_any_episode(
        episodes in prop::collection::vec(episode_of(childhood(), 0..900), 0..5),
        age_days in 5_000_i32..9_200,
    ) {
        let today = BORN.saturating_add(age_days.days());
        // Slow and plain: look at each day of the window and ask whether any episode holds it.
        let plain = date(2022, 3, 1)
            .series(1.day())
            .take_while(|day| *day < date(2026, 3, 1) && *day <= today)
            .filter(|day| {
                episodes.iter().any(|e| {
                    !e.legal_status.is_short_break() && e.from <= *day && e.to.is_none_or(|to| *day < to)
                })
            })
            .count();
        prop_assert_eq!(usize::try_from(DayCount::new(BORN, &episodes, today).days), Ok(plain));
    }

    #[test]
    fn a_detention_after_16_began_makes_nobody_relevant(
        from_days in 5_845_i32..6_500,
        episodes in prop::collection::vec(episode_of((4_500_i32..5_000).prop_map(|d| BORN.saturating_add(d.days())), 100..800), 1..3),
    ) {
        let detained = [Detention { from: BORN.saturating_add(from_days.days()), to: None }];
        let facts = CareFacts { detentions: &detained, ..facts(&episodes) };
        prop_assert_eq!(care_status(&facts, date(2025, 12, 31)).trace.detained_at_16, None);
    }
}
