//! Which release date is shown, and what alerts say about care; scenarios are files under `cases/release_date_shown`.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::calendar::BankHolidays;

fn of(kind: ReleaseDateKind, on: Date, as_of: Date) -> ReleaseDate {
    ReleaseDate { kind, on, source: "HMP/YOI Larkmoor".into(), as_of }
}

#[test]
fn the_reason_names_the_date_its_source_and_what_else_was_said() {
    let old = of(ReleaseDateKind::Crd, date(2027, 3, 10), date(2026, 9, 1));
    let new = of(ReleaseDateKind::Crd, date(2027, 3, 5), date(2026, 10, 1));
    let shown = release_date_shown(&[old, new.clone()], PRECEDENCE).unwrap();
    assert_eq!((&shown.date, shown.is_friday()), (&new, true));
    assert_eq!(
        shown.because.because,
        [
            "the conditional release date is 5 March 2027",
            "given by HMP/YOI Larkmoor on 1 October 2026",
            "HMP/YOI Larkmoor gave 10 March 2027 on 1 September 2026",
            "it falls on a Friday",
        ]
    );
    for (today, days) in [(date(2027, 3, 4), 1), (date(2027, 3, 5), 0), (date(2027, 3, 6), -1)] {
        assert_eq!(shown.days_to_go(today), days);
    }
}

#[test]
fn an_order_of_ones_own_is_not_said_to_be_the_prison_services() {
    let on = date(2027, 3, 5);
    let force = |order| release_date_shown(&[of(ReleaseDateKind::Crd, on, on)], order).unwrap().because.source.force;
    assert_eq!(force(PRECEDENCE), crate::reason::Force::Practice);
    let own = Precedence::parse("CRD, CONFIRMED").unwrap();
    assert_eq!(force(own.kinds()), crate::reason::Force::Local);
}

#[test]
fn dates_that_release_nobody_are_never_shown() {
    let on = date(2027, 3, 5);
    for kind in ReleaseDateKind::ALL {
        let shown = release_date_shown(&[of(*kind, on, on)], PRECEDENCE);
        assert_eq!(shown.is_some(), PRECEDENCE.contains(kind), "{kind:?}");
    }
}

#[test]
fn after_a_recall_a_date_of_before_it_is_not_counted_on() {
    let recalled = date(2026, 9, 1);
    let conditional = of(ReleaseDateKind::Crd, date(2026, 5, 1), date(2026, 1, 10));
    let after =
        |dates: &[ReleaseDate]| release_date_after_recall(dates, PRECEDENCE, recalled).map(|shown| shown.date.on);
    assert_eq!(after(std::slice::from_ref(&conditional)), None, "it has passed, and says nothing of this custody");
    let recall = of(ReleaseDateKind::Prrd, date(2026, 10, 1), date(2026, 9, 2));
    assert_eq!(after(&[conditional, recall]), Some(date(2026, 10, 1)));
    let moved = [
        of(ReleaseDateKind::Crd, date(2027, 5, 1), date(2026, 1, 10)),
        of(ReleaseDateKind::Crd, date(2026, 5, 1), date(2026, 2, 1)),
    ];
    assert_eq!(after(&moved), None, "an older word does not stand again because the newer one has passed");
    let today = of(ReleaseDateKind::Confirmed, recalled, date(2026, 9, 1));
    assert_eq!(after(&[today]), Some(recalled));
}

#[test]
fn after_a_recall_the_later_of_two_dates_counts() {
    let conditional = of(ReleaseDateKind::Crd, date(2026, 5, 1), date(2026, 1, 10));
    for (recall_on, kind, why) in [
        (
            date(2026, 5, 2),
            ReleaseDateKind::Prrd,
            "it comes after the conditional release date, 1 May 2026: after a recall that date no longer counts",
        ),
        (
            date(2026, 5, 1),
            ReleaseDateKind::Crd,
            "the post-recall release date, 1 May 2026, does not come after it and does not count",
        ),
        (
            date(2026, 4, 30),
            ReleaseDateKind::Crd,
            "the post-recall release date, 30 April 2026, does not come after it and does not count",
        ),
    ] {
        let recall = of(ReleaseDateKind::Prrd, recall_on, date(2026, 2, 1));
        let shown = release_date_shown(&[conditional.clone(), recall.clone()], PRECEDENCE).unwrap();
        assert_eq!((shown.date.kind, shown.because.because[2].as_str()), (kind, why));
        let alone = release_date_shown(&[conditional.clone(), recall], &[ReleaseDateKind::Prrd]).unwrap();
        assert_eq!(alone.date.on, recall_on, "where the conditional date may not be counted on at all");
    }
}

#[test]
fn the_eve_of_a_bank_holiday_is_told() {
    let holidays = BankHolidays::default();
    for (on, is_before) in [
        (date(2026, 12, 24), true),
        (date(2026, 12, 25), false),
        // Boxing Day is a Saturday: the bank holiday is Monday 28 December.
        (date(2026, 12, 27), true),
        (date(2027, 3, 25), true),
        (date(2027, 3, 24), false),
    ] {
        let shown = release_date_shown(&[of(ReleaseDateKind::Crd, on, on)], PRECEDENCE).unwrap();
        assert_eq!(shown.is_before_bank_holiday(&holidays), is_before, "{on}");
    }
}

#[test]
fn an_order_of_kinds_is_read_or_refused() {
    use PrecedenceRefused::{Empty, LetsNobodyOut, Twice, Unknown};
    let parsed = |text| Precedence::parse(text);
    assert_eq!(parsed("CONFIRMED, APD,HDCAD , PRRD,CRD,ARD"), Ok(Precedence::default()));
    assert_eq!(parsed("MTD").unwrap().kinds(), [ReleaseDateKind::Mtd]);
    let unknown = |found: &str| Unknown { found: found.to_owned() };
    for (text, refused) in [
        ("", Empty),
        ("  ", Empty),
        ("CRD, crd", unknown("crd")),
        ("CRD ARD", unknown("CRD ARD")),
        ("CRD,,ARD", unknown("")),
        ("CRD,", unknown("")),
        ("CRD, ARD, CRD", Twice { kind: ReleaseDateKind::Crd }),
        ("CRD, SED", LetsNobodyOut { kind: ReleaseDateKind::Sed }),
        ("HDCED", LetsNobodyOut { kind: ReleaseDateKind::Hdced }),
    ] {
        assert_eq!(parsed(text), Err(refused), "{text}");
    }
    assert!(PRECEDENCE.iter().all(|kind| kind.lets_out()));
    assert_eq!(unknown("TUESDAY").to_string(), "\"TUESDAY\" is no kind of release date");
}

/// A word by Larkmoor.
fn given(kind: ReleaseDateKind, on: Date, as_of: Date, superseded_on: Option<Date>) -> Given {
    Given { date: of(kind, on, as_of), superseded_on }
}

#[test]
fn what_moved_from_when_to_when_and_who_said_so() {
    let (sept, oct, nov) = (date(2026, 9, 1), date(2026, 10, 20), date(2026, 11, 5));
    let crd = |on, as_of| given(ReleaseDateKind::Crd, on, as_of, None);
    let dates = ReleaseDates::new([
        crd(date(2027, 2, 2), oct),
        crd(date(2027, 3, 10), sept),
        // The same word twice, and a word that only repeats.
        crd(date(2027, 3, 10), sept),
        crd(date(2027, 2, 2), nov),
        given(ReleaseDateKind::Hdced, date(2026, 12, 1), sept, Some(oct)),
        given(ReleaseDateKind::Confirmed, date(2027, 2, 2), nov, None),
    ]);
    assert_eq!(dates.given().len(), 5);
    let changes = dates.changes_of(ReleaseDateKind::Crd);
    let told: Vec<_> = changes.iter().map(|change| (change.known_on, change.days(), change.said_by())).collect();
    assert_eq!(told, [(sept, None, "HMP/YOI Larkmoor"), (oct, Some(-36), "HMP/YOI Larkmoor")]);
    assert_eq!(
        changes[1].reason().because,
        [
            "the conditional release date is 2 February 2027",
            "given by HMP/YOI Larkmoor on 20 October 2026",
            "36 days earlier",
            "before, the conditional release date was 10 March 2027, given by HMP/YOI Larkmoor on 1 September 2026",
        ]
    );
    let curfew = dates.changes_of(ReleaseDateKind::Hdced);
    assert_eq!(curfew.len(), 2);
    assert_eq!(
        curfew[1].reason().because,
        [
            "the home detention curfew eligibility date of 1 December 2026 no longer stands",
            "given by HMP/YOI Larkmoor on 1 September 2026",
            "since 20 October 2026 no date is known",
        ]
    );
    let shown: Vec<_> = dates.changes_shown(PRECEDENCE).iter().map(|change| (change.known_on, change.days())).collect();
    assert_eq!(shown, [(sept, None), (oct, Some(-36)), (nov, Some(0))], "confirmed on the same day is news");
    assert_eq!(dates.shown(PRECEDENCE).map(|shown| shown.date.kind), Some(ReleaseDateKind::Confirmed));
    let kinds = |dates: Vec<ReleaseDate>| dates.into_iter().map(|date| (date.kind, date.on)).collect::<Vec<_>>();
    assert_eq!(
        kinds(dates.current()),
        [(ReleaseDateKind::Confirmed, date(2027, 2, 2)), (ReleaseDateKind::Crd, date(2027, 2, 2))]
    );
    assert_eq!(
        kinds(dates.known_on(date(2026, 10, 19))),
        [(ReleaseDateKind::Crd, date(2027, 3, 10)), (ReleaseDateKind::Hdced, date(2026, 12, 1))]
    );
    assert_eq!(kinds(dates.known_on(date(2026, 8, 31))), []);
}

#[test]
fn where_the_last_word_is_taken_back_the_one_before_stands_again() {
    let (sept, oct, nov) = (date(2026, 9, 1), date(2026, 10, 20), date(2026, 11, 5));
    let dates = ReleaseDates::new([
        given(ReleaseDateKind::Crd, date(2027, 3, 10), sept, None),
        given(ReleaseDateKind::Crd, date(2027, 3, 11), oct, Some(nov)),
    ]);
    let changes = dates.changes_of(ReleaseDateKind::Crd);
    let days: Vec<_> = changes.iter().map(|change| (change.known_on, change.days())).collect();
    assert_eq!(days, [(sept, None), (oct, Some(1)), (nov, Some(-1))]);
    assert_eq!(changes[1].reason().because[2], "1 day later");
    assert_eq!(dates.current()[0].on, date(2027, 3, 10));
}

#[test]
fn alerts_about_care() {
    let alert = |code: &str| Alert { code: code.into(), from: date(2026, 1, 1), to: Some(date(2026, 1, 31)) };
    for (code, care, says) in [
        ("LCE", Some(CareAlert::CareExperienced), true),
        ("LFC25", Some(CareAlert::FormerRelevantTo25), true),
        ("ADSC", Some(CareAlert::AdultSocialCare), false),
        ("XYZ", None, false),
    ] {
        assert_eq!(alert(code).care(), care);
        assert_eq!(alert(code).care().is_some_and(CareAlert::says_care_experienced), says, "{code}");
    }
    for (today, is_active) in
        [(date(2025, 12, 31), false), (date(2026, 1, 1), true), (date(2026, 1, 31), true), (date(2026, 2, 1), false)]
    {
        assert_eq!(alert("LCE").is_active(today), is_active, "{today}");
    }
    assert!(Alert { to: None, ..alert("LCE") }.is_active(date(2030, 1, 1)));
}

proptest! {
    #[test]
    fn order_does_not_matter_and_nothing_less_certain_is_shown(
        dates in prop::collection::vec((0..ReleaseDateKind::ALL.len(), 0_i32..900, 0_i32..900), 0..8).prop_shuffle(),
    ) {
        let day = |n: i32| date(2026, 1, 1).saturating_add(jiff::Span::new().days(n));
        let dates: Vec<ReleaseDate> =
            dates.into_iter().map(|(kind, on, as_of)| of(ReleaseDateKind::ALL[kind], day(on), day(as_of))).collect();
        let shown = release_date_shown(&dates, PRECEDENCE);
        let mut sorted = dates.clone();
        sorted.sort();
        prop_assert_eq!(&shown, &release_date_shown(&sorted, PRECEDENCE));
        let place = |kind| PRECEDENCE.iter().position(|listed| *listed == kind);
        let best = dates.iter().filter_map(|date| place(date.kind)).min();
        let found = shown.as_ref().and_then(|shown| place(shown.date.kind));
        // The one exception: a post-recall date that does not come after the conditional one.
        let (recall, conditional) = (place(ReleaseDateKind::Prrd), place(ReleaseDateKind::Crd));
        prop_assert!(found == best || (best, found) == (recall, conditional));
        prop_assert!(shown.is_none_or(|shown| dates.iter().all(|d| d.kind != shown.date.kind || d.as_of <= shown.date.as_of)));
    }

    #[test]
    fn the_last_change_leads_to_what_stands_now_and_order_does_not_matter(
        words in prop::collection::vec((0..4_usize, 0_i32..40, 0_i32..20, prop::option::of(0_i32..20)), 0..10).prop_shuffle(),
    ) {
        const KINDS: [ReleaseDateKind; 4] =
            [ReleaseDateKind::Crd, ReleaseDateKind::Prrd, ReleaseDateKind::Confirmed, ReleaseDateKind::Hdced];
        let day = |n: i32| date(2026, 1, 1).saturating_add(jiff::Span::new().days(n));
        let mut words: Vec<Given> = words
            .into_iter()
            .map(|(kind, on, as_of, taken)| given(KINDS[kind], day(on), day(as_of), taken.map(|n| day(as_of + n))))
            .collect();
        let dates = ReleaseDates::new(words.clone());
        words.sort();
        prop_assert_eq!(&dates, &ReleaseDates::new(words));
        prop_assert_eq!(dates.known_on(Date::MAX), dates.current());
        for kind in KINDS {
            let changes = dates.changes_of(kind);
            let now = dates.current().into_iter().find(|date| date.kind == kind);
            prop_assert_eq!(changes.last().and_then(|change| change.after.clone()).map(|date| date.on), now.map(|date| date.on));
            let on = |date: &Option<ReleaseDate>| date.as_ref().map(|date| date.on);
            for pair in changes.windows(2) {
                prop_assert_eq!(on(&pair[0].after), on(&pair[1].before));
                prop_assert!(pair[0].known_on < pair[1].known_on);
            }
            prop_assert!(changes.iter().all(|change| on(&change.before) != on(&change.after)));
        }
        let shown = dates.changes_shown(PRECEDENCE);
        let last = shown.last().and_then(|change| change.after.clone()).map(|date| (date.kind, date.on));
        prop_assert_eq!(last, dates.shown(PRECEDENCE).map(|shown| (shown.date.kind, shown.date.on)));
    }

    #[test]
    fn any_words_at_all_have_an_answer(
        words in prop::collection::vec((0..ReleaseDateKind::ALL.len(), any_day(), any_day(), prop::option::of(any_day())), 0..8),
        today in any_day(),
    ) {
        let words = words.into_iter().map(|(kind, on, as_of, taken)| given(ReleaseDateKind::ALL[kind], on, as_of, taken));
        let dates = ReleaseDates::new(words);
        for kind in ReleaseDateKind::ALL {
            for change in dates.changes_of(*kind) {
                prop_assert!(!change.reason().because.is_empty() && !change.said_by().is_empty());
            }
        }
        for change in dates.changes_shown(ReleaseDateKind::ALL) {
            prop_assert!(change.days().is_some() == (change.before.is_some() && change.after.is_some()));
        }
        for shown in [dates.shown(PRECEDENCE), dates.shown(ReleaseDateKind::ALL)].into_iter().flatten() {
            shown.days_to_go(today);
            shown.is_before_bank_holiday(&BankHolidays::default());
        }
        prop_assert!(dates.known_on(today).len() <= ReleaseDateKind::ALL.len());
    }
}

/// Days from the first to the last of the calendar, and both ends.
fn any_day() -> impl Strategy<Value = Date> {
    let from_start = |days: i32| Date::MIN.saturating_add(jiff::Span::new().days(days));
    prop_oneof![3 => (0..7_304_000_i32).prop_map(from_start), 1 => Just(Date::MIN), 1 => Just(Date::MAX)]
}
