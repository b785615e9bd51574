//! What must hold of the clock for any facts and any day, over the whole law that comes with the program.

use std::sync::LazyLock;

use domain::Date;
use domain::care::{CareEpisode, CareLegalStatus, Placement, ReasonEnded};
use domain::custody::{LegalStatus, ReleaseDate, ReleaseDateKind};
use domain::duty::{
    ChangeKind, CountsFrom, CustodySpell, Due, Duties, Event, EventKind, HousingOutcome, LawBook, Nation,
    RecordedFacts, Rules, Spell, SpellKind, State, changes, housing_referral, need,
};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::option;
use proptest::prelude::*;

/// Empty if the law were broken; the last test would tell.
static BOOK: LazyLock<LawBook> = LazyLock::new(|| law::book().unwrap_or_default());

const BORN: Date = date(2006, 2, 28);

/// Mostly a day within a young life, sometimes a day at the end of the calendar.
fn day() -> impl Strategy<Value = Date> {
    prop_oneof![
        40 => (0_i64..9500).prop_map(|n| BORN.saturating_add(n.days())),
        1 => Just(Date::MIN),
        1 => Just(Date::MAX),
    ]
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn episode() -> impl Strategy<Value = CareEpisode> {
    let legal = one_of(CareLegalStatus::ALL);
    (day(), option::of(day()), legal, option::of(one_of(Placement::ALL)), option::of(one_of(ReasonEnded::ALL)))
        .prop_map(|(from, to, legal_status, placement, reason_ended)| CareEpisode {
            from,
            to,
            legal_status,
            placement,
            reason_new: None,
            reason_ended,
            reason_place_change: None,
        })
}

fn custody() -> impl Strategy<Value = CustodySpell> {
    (day(), option::of(day()), option::of(one_of(LegalStatus::ALL)), option::of(day()))
        .prop_map(|(from, to, legal_status, sentence_start)| CustodySpell { from, to, legal_status, sentence_start })
}

fn release() -> impl Strategy<Value = ReleaseDate> {
    (one_of(ReleaseDateKind::ALL), day(), day()).prop_map(|(kind, on, as_of)| ReleaseDate {
        kind,
        on,
        source: "HMP Larkmoor".to_owned(),
        as_of,
    })
}

fn event() -> impl Strategy<Value = Event> {
    (day(), one_of(EventKind::ALL), option::of(one_of(HousingOutcome::ALL))).prop_map(|(on, kind, outcome)| Event {
        on,
        kind,
        outcome,
    })
}

fn spell() -> impl Strategy<Value = Spell> {
    (day(), option::of(day()), one_of(SpellKind::ALL)).prop_map(|(from, to, kind)| Spell { from, to, kind })
}

prop_compose! {
    fn facts()(
        born_on in option::weighted(0.9, (-400_i64..400).prop_map(|n| BORN.saturating_add(n.days()))),
        nation in option::of(one_of(Nation::ALL)),
        adviser_since in option::of(day()),
        episodes in prop::collection::vec(episode(), 0..4),
        custody in prop::collection::vec(custody(), 0..3),
        release_dates in prop::collection::vec(release(), 0..4),
        spells in prop::collection::vec(spell(), 0..3),
        events in prop::collection::vec(event(), 0..8),
    ) -> RecordedFacts {
        RecordedFacts { born_on, nation, adviser_since, episodes, custody, release_dates, spells, events }
    }
}

/// What the rules say, apart from the facts they borrow.
fn told(duties: &Duties<'_, '_>) -> Vec<(&'static str, State, Option<Date>, Option<Date>)> {
    duties.list.iter().map(|duty| (duty.rule.id, duty.state, duty.due, duty.opens)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn there_is_an_answer_with_a_reason_for_any_facts(recorded in facts(), today in day()) {
        let facts = recorded.facts();
        let duties = BOOK.law().duties(&facts, today);
        prop_assert_eq!(duties.list.len(), BOOK.rules.len());
        for duty in &duties.list {
            let reason = duty.reason();
            prop_assert!(!reason.because.is_empty(), "{}", duty.rule.id);
            prop_assert!(reason.because.iter().all(|step| !step.is_empty() && !step.ends_with('.')), "{:?}", reason);
            let is_late = matches!(duty.state, State::Overdue { .. });
            prop_assert!(!is_late || duty.due.is_some_and(|due| due < today), "{:?}", duty.state);
            let owed = duty.state.is_owed();
            prop_assert!(!owed || duty.version.commenced, "{} is owed and not commenced", duty.rule.id);
            let has_day = matches!(duty.version.due, Due::After(_) | Due::Before(_));
            prop_assert!(!owed || duty.due.is_some() == has_day || duty.version.recurs.is_some(), "{}", duty.rule.id);
        }
        prop_assert!(!need(&duties, None).sentence().is_empty());
        for finding in &duties.findings {
            prop_assert!(!finding.sentence().is_empty() && !finding.kind.mend().is_empty());
        }
        prop_assert!(!housing_referral(&duties.position).because.because.is_empty());
        prop_assert!(changes(&duties, &duties).is_empty(), "nothing changes where nothing changed");
    }

    #[test]
    fn the_order_of_facts_and_a_fact_told_twice_do_not_matter(recorded in facts(), today in day()) {
        let mut other = recorded.clone();
        other.episodes.reverse();
        other.custody.reverse();
        other.release_dates.reverse();
        other.spells.reverse();
        other.events.reverse();
        let again: Vec<Event> = other.events.clone();
        other.events.extend(again);
        let (facts, other) = (recorded.facts(), other.facts());
        let (one, two) = (BOOK.law().duties(&facts, today), BOOK.law().duties(&other, today));
        prop_assert_eq!(told(&one), told(&two));
        prop_assert_eq!(one.findings, two.findings);
    }

    #[test]
    fn doing_today_what_closes_a_duty_never_leaves_it_later_than_it_was(recorded in facts(), today in day(), at in 0_usize..200) {
        let facts = recorded.facts();
        let before = BOOK.law().duties(&facts, today);
        let late: Vec<_> = before.list.iter().filter(|duty| matches!(duty.state, State::Overdue { .. })).collect();
        prop_assume!(!late.is_empty());
        let duty = late[at % late.len()];
        let Some(kind) = duty.version.closed_by.iter().next().filter(|kind| *kind != EventKind::ReleaseDateGiven) else {
            return Ok(());
        };
        let mut done = recorded.clone();
        done.events.push(Event { on: today, kind, outcome: None });
        let facts = done.facts();
        let after = BOOK.law().duties(&facts, today);
        let now = after.of(duty.rule.id).unwrap();
        // Something done today can lie before the day from which it counts only where that day is still to come.
        let counts = duty.version.counts_from == CountsFrom::Ever || duty.counted_from.is_none_or(|day| day <= today)
            || duty.opens.is_some_and(|opens| opens <= today);
        let is_late = matches!(now.state, State::Overdue { .. });
        prop_assert!(!counts || !is_late, "{}: {:?} after {kind:?}", duty.rule.id, now.state);
    }

    #[test]
    fn what_was_done_in_the_past_stays_done_tomorrow(recorded in facts(), today in day()) {
        let Ok(tomorrow) = today.tomorrow() else { return Ok(()) };
        let facts = recorded.facts();
        let (one, two) = (BOOK.law().duties(&facts, today), BOOK.law().duties(&facts, tomorrow));
        for (was, is) in one.list.iter().zip(&two.list) {
            let same = was.counted_from == is.counted_from && was.version == is.version;
            if same && matches!(was.state, State::Done { .. }) {
                prop_assert!(!is.state.is_owed(), "{}: {:?} then {:?}", was.rule.id, was.state, is.state);
            }
        }
    }

    #[test]
    fn a_rule_that_holds_from_a_later_day_changes_just_those_whose_trigger_comes_before(recorded in facts(), today in day()) {
        let later = date(2025, 6, 1);
        let rules: Vec<_> = BOOK.rules.iter().cloned().map(|mut rule| {
            if rule.id == "E-CUST-REV" {
                rule.versions[0].effective_from = later;
            }
            rule
        }).collect();
        let other = LawBook { rules: Rules::new(rules), holidays: BOOK.holidays.clone(), ..LawBook::default() };
        let facts = recorded.facts();
        let (before, after) = (BOOK.law().duties(&facts, today), other.law().duties(&facts, today));
        for (was, is) in before.list.iter().zip(&after.list) {
            let alike = (was.rule.id, was.state, was.due) == (is.rule.id, is.state, is.due);
            if was.rule.id != "E-CUST-REV" {
                prop_assert!(alike, "{}", was.rule.id);
            } else if was.state.is_owed() {
                let touched = was.counted_from.is_some_and(|day| day < later);
                prop_assert_eq!(!alike, touched, "{:?} {:?}", was.state, is.state);
            }
        }
    }
}

#[test]
fn what_a_rule_owed_that_is_taken_away_is_gone() {
    let custody = CustodySpell { from: date(2027, 1, 4), to: None, legal_status: None, sentence_start: None };
    let recorded =
        RecordedFacts { adviser_since: Some(date(2026, 1, 1)), custody: vec![custody], ..RecordedFacts::default() };
    let rules = BOOK.rules.iter().filter(|rule| rule.id != "E-CUSTVIS").cloned().collect();
    let other = LawBook { rules: Rules::new(rules), holidays: BOOK.holidays.clone(), ..LawBook::default() };
    let (facts, today) = (recorded.facts(), date(2027, 1, 5));
    let (with, without) = (BOOK.law().duties(&facts, today), other.law().duties(&facts, today));
    let told = |changes: Vec<domain::duty::Change<'_>>| -> Vec<_> {
        changes.into_iter().map(|change| (change.duty.rule.id, change.kind, change.before, change.after)).collect()
    };
    let due = Some(date(2027, 1, 18));
    assert_eq!(told(changes(&with, &without)), [("E-CUSTVIS", ChangeKind::Gone, due, None)]);
    assert_eq!(told(changes(&without, &with)), [("E-CUSTVIS", ChangeKind::Appeared, None, due)]);
}

#[test]
fn the_page_of_rules_is_the_law_that_is_applied() {
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/the-rules-we-apply.md");
    let page = std::fs::read_to_string(page).unwrap();
    assert!(!BOOK.rules.is_empty());
    let now = law::rules::document(&BOOK.rules, &BOOK.holidays);
    assert!(page == now, "write it anew: cargo run -q -p law --example rules_we_apply > docs/the-rules-we-apply.md");
}
