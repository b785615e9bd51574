//! Which release date is shown, and what alerts say about care; scenarios are files under `cases/release_date_shown`.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;

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
fn dates_that_release_nobody_are_never_shown() {
    let on = date(2027, 3, 5);
    for kind in ReleaseDateKind::ALL {
        let shown = release_date_shown(&[of(*kind, on, on)], PRECEDENCE);
        assert_eq!(shown.is_some(), PRECEDENCE.contains(kind), "{kind:?}");
    }
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
        prop_assert_eq!(shown.as_ref().and_then(|shown| place(shown.date.kind)), best);
        prop_assert!(shown.is_none_or(|shown| dates.iter().all(|d| d.kind != shown.date.kind || d.as_of <= shown.date.as_of)));
    }
}
