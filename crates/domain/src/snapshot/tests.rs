//! Snapshots around a birthday, case by case, and what holds whatever is on record.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::care::{CareEpisode, CareLegalStatus, ReasonEnded};
use crate::duty::{CustodySpell, Event, EventKind, Spell, SpellKind};
use crate::event::{Activity, Circumstance, Lodging, Since, Touch};

const BIRTHDAY: Date = date(2026, 6, 10);
const BORN: Date = date(2007, 6, 10);
const LATER: Date = date(2026, 9, 1);

fn noted<T>(what: T) -> Noted<T> {
    Noted::new(what, "Ada Linden, personal adviser".to_owned(), Some(date(2026, 6, 20)))
}

fn since(from: Date, is: Circumstance) -> Noted<Since> {
    noted(Since { from, is })
}

const OWN: Circumstance = Circumstance::home(Lodging::Independent, true);
const ROUGH: Circumstance = Circumstance::home(Lodging::NoFixedHome, false);
const COLLEGE: Circumstance = Circumstance::Activity(Activity::EducationFull);

fn event(kind: EventKind, on: Date) -> Noted<Event> {
    noted(Event { on, kind, outcome: None })
}

fn custody(from: Date, to: Option<Date>) -> Noted<CustodySpell> {
    noted(CustodySpell { from, to, legal_status: None, sentence_start: None })
}

fn touch_of(life: &Life, as_of: Date) -> Result<&'static str, Missing> {
    match touch(life, Window::around(BIRTHDAY), as_of) {
        Answer::Known { is, because } => {
            assert!(!because.is_empty(), "an answer without its fact");
            Ok(is.code())
        }
        Answer::Missing(gap) => Err(gap.missing),
    }
}

#[test]
fn a_contact_counts_from_three_months_before_to_one_month_after() {
    for (on, counts) in [
        (date(2026, 3, 9), false),
        (date(2026, 3, 10), true),
        (BIRTHDAY, true),
        (date(2026, 7, 10), true),
        (date(2026, 7, 11), false),
    ] {
        let life = Life { contacts: vec![noted(on)], ..Life::default() };
        assert_eq!(touch_of(&life, LATER) == Ok("YES"), counts, "{on}");
    }
    assert_eq!(Window::around(date(2026, 5, 31)).closes, date(2026, 6, 30), "a month after the 31st is its last day");
}

#[test]
fn what_was_not_written_down_is_not_taken_for_not_in_touch() {
    let nothing = Life::default();
    assert_eq!(touch_of(&nothing, date(2026, 7, 10)), Err(Missing::Contact), "the window is open");
    assert_eq!(touch_of(&nothing, LATER), Err(Missing::Contact), "and closed");
    for (on, said) in [
        (date(2026, 3, 9), Err(Missing::Contact)),
        (date(2026, 3, 10), Ok("NO")),
        (date(2026, 8, 20), Ok("NO")),
        (date(2026, 9, 2), Err(Missing::Contact)),
    ] {
        let life = Life { events: vec![event(EventKind::OutcomesRecorded, on)], ..Life::default() };
        assert_eq!(touch_of(&life, LATER), said, "confirmed on {on}");
    }
}

#[test]
fn what_they_said_decides_where_nobody_was_in_touch() {
    let said = |said: &[(Date, Touch)]| Life {
        since: said.iter().map(|(on, touch)| since(*on, Circumstance::Touch(*touch))).collect(),
        ..Life::default()
    };
    let (early, late) = (date(2025, 11, 1), date(2026, 7, 12));
    for (words, code) in [
        (vec![(early, Touch::Refused)], Ok("REFU")),
        (vec![(early, Touch::NotNeeded)], Ok("NREQ")),
        (vec![(early, Touch::Refused), (date(2026, 1, 1), Touch::Wanted)], Err(Missing::Contact)),
        (vec![(date(2026, 1, 1), Touch::Wanted), (early, Touch::Refused)], Err(Missing::Contact)),
        (vec![(late, Touch::Refused)], Err(Missing::Contact)),
        (vec![(early, Touch::WentHome)], Ok("RHOM")),
        // Six months at home by the window's end, and not a day less.
        (vec![(date(2026, 1, 10), Touch::WentHome)], Ok("RHOM")),
        (vec![(date(2026, 1, 11), Touch::WentHome)], Err(Missing::Contact)),
    ] {
        assert_eq!(touch_of(&said(&words), LATER), code, "{words:?}");
    }
    let mut life = said(&[(early, Touch::Refused)]);
    life.contacts.push(noted(BIRTHDAY));
    assert_eq!(touch_of(&life, LATER), Ok("YES"), "they were in touch all the same");
    life.events.push(event(EventKind::DeathKnown, date(2026, 7, 1)));
    assert_eq!(touch_of(&life, LATER), Ok("DIED"));
    assert_eq!(touch_of(&life, date(2026, 6, 30)), Ok("YES"), "not known before the day it was known");
}

fn living_of(life: &Life) -> Result<String, Missing> {
    match living(life, BIRTHDAY, Window::around(BIRTHDAY).closes) {
        Answer::Known { is, .. } => Ok(is.code()),
        Answer::Missing(gap) => Err(gap.missing),
    }
}

#[test]
fn where_they_lived() {
    let home = |from| since(from, OWN);
    let (january, may, july) = (date(2026, 1, 5), date(2026, 5, 5), date(2026, 7, 1));
    let no_home = |from, to| noted(Spell { from, to, kind: SpellKind::NoHome });
    let code = |code: &str| Ok(code.to_owned());
    for (what, life, said) in [
        ("nothing", Life::default(), Err(Missing::Home)),
        ("a home", Life { since: vec![home(january)], ..Life::default() }, code("U1")),
        ("the later of two", Life { since: vec![since(may, ROUGH), home(january)], ..Life::default() }, code("S2")),
        (
            "of one day, recorded last",
            Life { since: vec![home(may), since(may, ROUGH)], ..Life::default() },
            code("S2"),
        ),
        ("the first after the day, around it", Life { since: vec![home(july)], ..Life::default() }, code("U1")),
        ("long after", Life { since: vec![home(date(2026, 7, 11))], ..Life::default() }, Err(Missing::Home)),
        (
            "in custody, whatever else",
            Life { since: vec![home(january)], custody: vec![custody(may, None)], ..Life::default() },
            code("X2"),
        ),
        (
            "the day of release is a day outside",
            Life { since: vec![home(january)], custody: vec![custody(may, Some(BIRTHDAY))], ..Life::default() },
            Err(Missing::Home),
        ),
        (
            "told since the release",
            Life { since: vec![home(BIRTHDAY)], custody: vec![custody(may, Some(BIRTHDAY))], ..Life::default() },
            code("U1"),
        ),
        (
            "about to lose it, and it is not said what became of it",
            Life { since: vec![home(january)], spells: vec![no_home(may, None)], ..Life::default() },
            Err(Missing::Home),
        ),
        (
            "found since",
            Life { since: vec![home(may)], spells: vec![no_home(january, None)], ..Life::default() },
            code("U1"),
        ),
        (
            "over before",
            Life { since: vec![home(january)], spells: vec![no_home(may, Some(BIRTHDAY))], ..Life::default() },
            code("U1"),
        ),
    ] {
        assert_eq!(living_of(&life), said, "{what}");
    }
}

#[test]
fn what_they_did() {
    let (september, december) = (date(2025, 9, 1), date(2025, 12, 1));
    let said = |life: &Life| match doing(life, BIRTHDAY, BIRTHDAY) {
        Answer::Known { is, .. } => Ok(is.code()),
        Answer::Missing(gap) => Err(gap.because),
    };
    let mut life = Life { since: vec![since(september, COLLEGE)], ..Life::default() };
    assert_eq!(said(&life), Ok("F2"));
    life.custody.push(custody(december, None));
    assert!(
        said(&life).is_err_and(|why| why.contains("came into custody on 1 December 2025")),
        "college ended at the gate"
    );
    life.since.push(since(december, Circumstance::Activity(Activity::WorkPart)));
    assert_eq!(said(&life), Ok("P5"), "said inside");
    life.custody = vec![custody(december, Some(date(2026, 4, 1)))];
    assert!(said(&life).is_err_and(|why| why.contains("left custody on 1 April 2026")), "work inside ended there");
    life.since.push(since(date(2026, 4, 2), Circumstance::Activity(Activity::Neither)));
    assert_eq!(said(&life), Ok("G5"));
    let learning = noted(Spell { from: september, to: None, kind: SpellKind::Learning });
    let life = Life { spells: vec![learning], ..Life::default() };
    assert!(said(&life).is_err_and(|why| why.contains("Record which")), "learning alone does not say which");
}

#[test]
fn all_three_are_given_or_none() {
    let codes = |life: &Life| Snapshot::at(life, BORN, 19, LATER).codes().map(|codes| codes.join(" "));
    let in_touch = Life { contacts: vec![noted(BIRTHDAY)], since: vec![since(BIRTHDAY, OWN)], ..Life::default() };
    assert_eq!(codes(&in_touch), None, "in touch and nothing says what they did");
    assert_eq!(Snapshot::at(&in_touch, BORN, 19, LATER).gaps().len(), 1);
    let mut whole = in_touch;
    whole.since.push(since(BIRTHDAY, COLLEGE));
    assert_eq!(codes(&whole).as_deref(), Some("YES F2 U1"));
    let death = event(EventKind::DeathKnown, BIRTHDAY);
    assert_eq!(codes(&Life { events: vec![death], ..whole }).as_deref(), Some("DIED 0 0"));
    let said = |touch| since(date(2025, 1, 1), Circumstance::Touch(touch));
    let refused = Life { since: vec![said(Touch::Refused)], ..Life::default() };
    assert_eq!(codes(&refused).as_deref(), Some("REFU 0 0"), "not known of somebody who refuses");
    let inside = Life { custody: vec![custody(BORN, None)], ..refused };
    assert_eq!(codes(&inside).as_deref(), Some("REFU 0 X2"), "given where it is known");
    let home = Life { since: vec![said(Touch::WentHome), since(BIRTHDAY, OWN)], ..Life::default() };
    assert_eq!(codes(&home).as_deref(), Some("RHOM 0 0"));
}

fn care(from: Date, to: Option<Date>, reason_ended: Option<ReasonEnded>) -> CareEpisode {
    CareEpisode {
        from,
        to,
        legal_status: CareLegalStatus::C2,
        placement: None,
        reason_new: None,
        reason_ended,
        reason_place_change: None,
    }
}

#[test]
fn of_whom_it_is_asked() {
    let until = |to, reason| vec![care(date(2020, 1, 1), Some(to), Some(reason))];
    let nothing = Life::default();
    let asked =
        |born, episodes: &[CareEpisode], as_of| asked_for(&nothing, (born, episodes), ReturnYear::of(as_of), as_of);
    let (end, eighteen) = (date(2027, 3, 31), date(2026, 5, 2));
    let born = date(2008, 5, 2);
    let left = until(eighteen, ReasonEnded::E5);
    for (what, born, episodes, as_of, age) in [
        ("left on the birthday", born, left.clone(), end, Some(18)),
        ("the birthday is still to come", born, left.clone(), date(2026, 5, 1), None),
        ("on the birthday itself", born, left.clone(), eighteen, Some(18)),
        ("the year after", born, left.clone(), date(2028, 3, 31), Some(19)),
        ("at 21", born, left.clone(), date(2029, 5, 2), Some(21)),
        ("at 22", born, left, date(2030, 5, 2), None),
        ("looked after at 17", date(2009, 5, 2), vec![care(date(2020, 1, 1), None, None)], end, None),
        ("relevant at 17", date(2009, 5, 2), until(date(2026, 3, 1), ReasonEnded::E8), end, Some(17)),
        ("adopted", born, until(date(2024, 9, 1), ReasonEnded::E11), end, None),
        ("went to another authority", born, until(date(2025, 9, 1), ReasonEnded::E3), end, None),
        ("left before 16", born, until(date(2024, 5, 1), ReasonEnded::E8), end, None),
        ("never in care", born, Vec::new(), end, None),
    ] {
        assert_eq!(asked(born, &episodes, as_of), age, "{what}");
    }
    assert_eq!(ReturnYear::of(date(2026, 3, 31)), ReturnYear(2026));
    assert_eq!(ReturnYear::of(date(2026, 4, 1)), ReturnYear(2027));
}

#[test]
fn from_22_on_it_is_asked_of_those_who_wanted_support_as_they_were_at_the_latest_contact() {
    let born = date(2004, 5, 2);
    let episodes = [care(date(2016, 1, 1), Some(date(2022, 5, 2)), Some(ReasonEnded::E5))];
    let as_of = date(2027, 3, 31);
    let said = |said: &[(EventKind, Date)]| Life {
        events: said.iter().map(|(kind, on)| event(*kind, *on)).collect(),
        ..Life::default()
    };
    let (requested, declined) = (EventKind::SupportRequested, EventKind::SupportDeclined);
    for (words, asked) in [
        (vec![], None),
        (vec![(requested, date(2026, 1, 1))], Some(22)),
        (vec![(requested, date(2026, 1, 1)), (declined, date(2026, 2, 1))], None),
        (vec![(declined, date(2026, 2, 1)), (EventKind::SupportGiven, date(2026, 3, 1))], Some(22)),
        (vec![(requested, date(2025, 5, 1))], None),
    ] {
        assert_eq!(asked_for(&said(&words), (born, &episodes), ReturnYear(2027), as_of), asked, "{words:?}");
    }
    let moved = date(2026, 12, 1);
    let mut life = Life {
        contacts: vec![noted(date(2027, 1, 15)), noted(date(2026, 4, 1))],
        since: vec![since(date(2025, 1, 1), OWN), since(moved, ROUGH), since(moved, COLLEGE)],
        ..Life::default()
    };
    let codes = |life: &Life| Snapshot::at(life, born, 22, as_of).codes().map(|codes| codes.join(" "));
    assert_eq!(codes(&life).as_deref(), Some("YES F2 S2"), "as of the contact in January");
    life.contacts.remove(0);
    assert_eq!(codes(&life), None, "nothing is known of what they did in April");
    life.contacts.clear();
    assert_eq!(Snapshot::at(&life, born, 22, as_of).touch.gap().map(|gap| gap.missing), Some(Missing::Contact));
}

fn any_life() -> impl Strategy<Value = Life> {
    let day = || (0_i32..900).prop_map(|days| date(2025, 1, 1).saturating_add(days.days()));
    let circumstance = prop_oneof![
        Just(OWN),
        Just(ROUGH),
        Just(COLLEGE),
        proptest::sample::select(Touch::ALL).prop_map(Circumstance::Touch)
    ];
    let kind = proptest::sample::select(vec![EventKind::OutcomesRecorded, EventKind::DeathKnown]);
    (
        proptest::collection::vec(day(), 0..4),
        proptest::collection::vec((day(), proptest::option::of(1_i32..300)), 0..3),
        proptest::collection::vec((day(), circumstance), 0..6),
        proptest::collection::vec((day(), kind), 0..2),
        proptest::collection::vec((day(), any::<bool>()), 0..2),
    )
        .prop_map(|(contacts, inside, lives, events, spells)| Life {
            contacts: contacts.into_iter().map(noted).collect(),
            custody: inside
                .into_iter()
                .map(|(from, days)| custody(from, days.map(|days| from.saturating_add(days.days()))))
                .collect(),
            since: lives.into_iter().map(|(from, is)| since(from, is)).collect(),
            events: events.into_iter().map(|(on, kind)| event(kind, on)).collect(),
            spells: spells
                .into_iter()
                .map(|(from, learns)| {
                    let kind = if learns { SpellKind::Learning } else { SpellKind::NoHome };
                    noted(Spell { from, to: None, kind })
                })
                .collect(),
        })
}

proptest! {
    /// Whatever is on record: codes stand together or not at all, those of rules 344 and 345 agree, custody and no fixed home are
    /// never suitable, and each gap says why.
    #[test]
    fn whatever_is_on_record_the_codes_agree(life in any_life(), as_of in 0_i32..900) {
        let as_of = date(2026, 6, 10).saturating_add(as_of.days());
        let snapshot = Snapshot::at(&life, BORN, 19, as_of);
        prop_assert_eq!(snapshot.codes().is_none(), !snapshot.gaps().is_empty());
        for gap in snapshot.gaps() {
            prop_assert!(!gap.because.is_empty() && gap.missing.supplier() == Supplier::Adviser);
        }
        if let Some([touch, doing, living]) = snapshot.codes() {
            match touch.as_str() {
                "DIED" | "RHOM" => prop_assert!(doing == "0" && living == "0"),
                "YES" => prop_assert!(doing != "0" && living != "0"),
                _ => {}
            }
            prop_assert!(living != "X1" && living != "S1");
        }
        let held = life.custody.iter().any(|spell| spell.what.holds_on(BIRTHDAY));
        if let (true, Some(living)) = (held, snapshot.living.known()) {
            prop_assert!(matches!(living.code().as_str(), "X2" | "0"));
        }
    }

    /// What happens after the day that is asked for, and after the window, changes nothing.
    #[test]
    fn what_comes_later_changes_nothing(life in any_life(), days in 32_i32..400) {
        let as_of = Window::around(BIRTHDAY).closes;
        let before = Snapshot::at(&life, BORN, 19, as_of);
        let mut more = life;
        let later = as_of.saturating_add(days.days());
        more.contacts.push(noted(later));
        more.since.push(since(later, ROUGH));
        more.since.push(since(later, Circumstance::Touch(Touch::Refused)));
        more.events.push(event(EventKind::DeathKnown, later));
        more.custody.push(custody(later, None));
        prop_assert_eq!(before, Snapshot::at(&more, BORN, 19, as_of));
    }
}
