//! Properties of the whole: order, repetition and additions that have nothing to do with a finding do not matter.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::id::{AddressId, AppointmentId, ConditionId, GoalId, StepId, SupporterId};
use crate::network::Check;
use crate::place::{Coordinates, TimeOfDay};
use crate::plan::{Actor, Area};

const TODAY: Date = date(2027, 3, 1);

fn day() -> impl Strategy<Value = Date> {
    (-40_i64..80).prop_map(|days| TODAY.saturating_add(days.days()))
}

fn words() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Open a bank account",
        "Help to open a bank account",
        "Find a flat in Larkmoor",
        "Visit Mum",
        "Learn to cook",
        "",
    ])
    .prop_map(str::to_owned)
}

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["Rowan Alder", "Ash Thorne", "Aunt Rowan Alder", "Birch"]).prop_map(str::to_owned)
}

fn spot() -> impl Strategy<Value = Spot> {
    (0..4_i32).prop_map(|at| Spot {
        name: format!("Place {at}"),
        at: (at > 0).then_some(Coordinates { latitude_e6: 52_480_000 + at * 20_000, longitude_e6: -1_890_000 }),
    })
}

fn goal() -> impl Strategy<Value = Goal> {
    (0..4_u128, 0..Area::ALL.len(), words(), prop::option::of(day()), 0..4_u8).prop_map(
        |(id, area, words, target, state)| Goal {
            id: GoalId::from_bits(id),
            area: Area::ALL[area],
            related: vec![],
            words,
            target,
            is_active: state == 0,
            is_open: state < 2,
            is_achieved: state == 2,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let who = (0..Actor::ALL.len(), prop::option::of(name()));
    (0..99_u128, 0..4_u128, words(), who, prop::option::of(day()), any::<bool>(), any::<bool>()).prop_map(
        |(id, goal, words, (actor, actor_name), by, serves_release, is_open)| Step {
            id: StepId::from_bits(id),
            goal: GoalId::from_bits(goal),
            words,
            actor: Actor::ALL[actor],
            actor_name,
            by,
            serves_release,
            is_open,
        },
    )
}

fn appointment() -> impl Strategy<Value = Appointment> {
    (0..99_u128, 0..Purpose::ALL.len(), words(), prop::option::of(spot()), day(), 6..22_u16, any::<bool>()).prop_map(
        |(id, purpose, words, place, on, hour, is_inside)| Appointment {
            id: AppointmentId::from_bits(id),
            purpose: Purpose::ALL[purpose],
            words,
            with: String::new(),
            place,
            on,
            from: TimeOfDay::new(hour, 0),
            to: TimeOfDay::new(hour + 1, 0),
            is_inside,
        },
    )
}

fn condition() -> impl Strategy<Value = Condition> {
    let what = prop_oneof![
        prop::option::of(spot()).prop_map(|at| Restraint::Curfew(Curfew {
            from: TimeOfDay::new(19, 0),
            to: TimeOfDay::new(7, 0),
            at
        })),
        (1..4_i32).prop_map(|at| Restraint::Zone {
            name: "Larkmoor".into(),
            centre: Coordinates { latitude_e6: 52_480_000 + at * 20_000, longitude_e6: -1_890_000 },
            radius_m: 300,
        }),
        name().prop_map(|name| Restraint::NoContact { name }),
    ];
    (0..99_u128, what, prop::option::of(day())).prop_map(|(id, what, from)| Condition {
        id: ConditionId::from_bits(id),
        what,
        from,
        to: None,
    })
}

fn address() -> impl Strategy<Value = Address> {
    (0..99_u128, spot(), day(), prop::option::of(day())).prop_map(|(id, spot, from, to)| Address {
        id: AddressId::from_bits(id),
        spot,
        from,
        to,
    })
}

fn supporter() -> impl Strategy<Value = Supporter> {
    (0..99_u128, name(), 0..3_usize, prop::option::of(day()), any::<bool>(), any::<bool>()).prop_map(
        |(id, name, check, consent_until, answers_at_night, stays)| Supporter {
            id: SupporterId::from_bits(id),
            name,
            check: Check::ALL[check],
            consent_until,
            answers_at_night,
            stays,
        },
    )
}

/// Each thing keeps an id of its own.
fn one_of_each<T, K: Ord>(mut all: Vec<T>, id: impl Fn(&T) -> K) -> Vec<T> {
    let mut seen = BTreeSet::new();
    all.retain(|one| seen.insert(id(one)));
    all
}

prop_compose! {
    fn facts()(
        in_custody in any::<bool>(),
        release_on in prop::option::of(day()),
        licence_ends_on in prop::option::of(day()),
        goals in prop::collection::vec(goal(), 0..4),
        steps in prop::collection::vec(step(), 0..7),
        appointments in prop::collection::vec(appointment(), 0..6),
        addresses in prop::collection::vec(address(), 0..3),
        conditions in prop::collection::vec(condition(), 0..4),
        supporters in prop::collection::vec(supporter(), 0..4),
        at_gate in prop::option::of(name()),
        young_adult_asked in any::<bool>(),
    ) -> Facts {
        Facts {
            in_custody,
            release_on,
            licence_ends_on,
            goals: one_of_each(goals, |one| one.id),
            steps: one_of_each(steps, |one| one.id),
            appointments: one_of_each(appointments, |one| one.id),
            addresses: one_of_each(addresses, |one| one.id),
            conditions: one_of_each(conditions, |one| one.id),
            supporters: one_of_each(supporters, |one| one.id),
            duties: vec![],
            settled_areas: vec![],
            held: vec![Actor::PersonalAdviser],
            at_gate: at_gate.map(|name| Named { name }),
            first_night: None,
            young_adult_asked,
        }
    }
}

fn with_reasons(facts: &Facts) -> Vec<(Finding, Vec<String>)> {
    findings(facts, TODAY).into_iter().map(|one| (one, one.reason(facts).because)).collect()
}

fn reversed(mut facts: Facts) -> Facts {
    facts.goals.reverse();
    facts.steps.reverse();
    facts.appointments.reverse();
    facts.addresses.reverse();
    facts.conditions.reverse();
    facts.supporters.reverse();
    facts
}

/// Conflicts and duplicates by key: what more facts can only add to.
fn clashes(facts: &Facts) -> BTreeSet<String> {
    findings(facts, TODAY).iter().filter(|one| one.group() != Group::Gap).map(Finding::key).collect()
}

proptest! {
    #[test]
    fn the_order_of_the_facts_changes_nothing(facts in facts()) {
        prop_assert_eq!(with_reasons(&facts), with_reasons(&reversed(facts.clone())));
    }

    #[test]
    fn each_finding_has_its_own_key_and_says_why(facts in facts()) {
        let found = with_reasons(&facts);
        let keys: BTreeSet<String> = found.iter().map(|(one, _)| one.key()).collect();
        prop_assert_eq!(keys.len(), found.len());
        for (one, because) in &found {
            prop_assert!(!because.is_empty(), "{}", one.key());
            prop_assert!(!one.parties(&facts).is_empty(), "{}", one.key());
        }
    }

    #[test]
    fn one_thing_more_removes_no_conflict_and_nothing_planned_twice(
        facts in facts(),
        (step, appointment, address) in (step(), appointment(), address()),
        (condition, supporter) in (condition(), supporter()),
    ) {
        let before = clashes(&facts);
        let fresh = u128::MAX;
        let mut more: Vec<Facts> = vec![facts.clone(); 5];
        more[0].steps.push(Step { id: StepId::from_bits(fresh), ..step });
        more[1].appointments.push(Appointment { id: AppointmentId::from_bits(fresh), ..appointment });
        more[2].addresses.push(Address { id: AddressId::from_bits(fresh), ..address });
        more[3].conditions.push(Condition { id: ConditionId::from_bits(fresh), ..condition });
        more[4].supporters.push(Supporter { id: SupporterId::from_bits(fresh), ..supporter });
        for facts in &more {
            prop_assert!(before.is_subset(&clashes(facts)));
        }
    }

    #[test]
    fn what_is_done_or_passed_removes_nothing(facts in facts(), step in step(), appointment in appointment()) {
        let before: Vec<String> = findings(&facts, TODAY).iter().map(Finding::key).collect();
        let mut more = facts;
        more.steps.push(Step { id: StepId::from_bits(u128::MAX), is_open: false, ..step });
        let on = TODAY.saturating_sub(400.days());
        more.appointments.push(Appointment { id: AppointmentId::from_bits(u128::MAX), on, ..appointment });
        let after: Vec<String> = findings(&more, TODAY).iter().map(Finding::key).collect();
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_release_that_does_not_move_breaks_nothing(facts in facts()) {
        let same = moved(&facts, facts.clone(), TODAY);
        prop_assert!(same.breaks.is_empty() && same.mends.is_empty());
    }

    #[test]
    fn no_sentence_counts_days_from_today(facts in facts()) {
        let tomorrow = TODAY.saturating_add(1.day());
        let later = findings(&facts, tomorrow);
        for (one, because) in with_reasons(&facts) {
            let again = later.iter().find(|other| other.key() == one.key() && other.stage_days == one.stage_days);
            if let Some(again) = again {
                prop_assert_eq!(again.reason(&facts).because, because);
            }
        }
    }
}

#[test]
fn what_the_summary_says() {
    let summary = |conflicts, gaps, duplicates| Summary { conflicts, gaps, duplicates, now: 0 }.words();
    assert_eq!(summary(0, 0, 0), "nothing");
    assert_eq!(summary(2, 3, 0), "2 conflicts, 3 gaps");
    assert_eq!(summary(1, 1, 1), "1 conflict, 1 gap, 1 planned twice");
}
