//! Cases of the plan's history, and what holds of any history.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::id::{AgreementId, GoalId, PersonId, StepId};

const WREN: PersonId = PersonId::from_bits(1);
const GOAL: GoalId = GoalId::from_bits(2);

fn at(day: Date) -> Timestamp {
    day.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp()
}

fn words(words: &str) -> NewGoal {
    NewGoal {
        area: Area::Accommodation,
        related: Vec::new(),
        words: words.to_owned(),
        strengths: Said::No(Unanswered::NotAsked),
        future_self: Said::No(Unanswered::NotAsked),
        support: Said::No(Unanswered::NotAsked),
        target: Target::NotDatedYet,
    }
}

fn wren() -> Author {
    Author::own(Party::YoungAdult, "Wren Alder".to_owned())
}

fn goal(goal: GoalId, version: u32, on: Date, text: &str) -> GoalVersion {
    GoalVersion { goal, version, what: words(text), state: GoalState::Active, author: wren(), at: at(on), on }
}

fn step(step: u128, version: u32, on: Date, text: &str) -> StepVersion {
    let what = NewStep {
        words: text.to_owned(),
        actor: Actor::PersonalAdviser,
        actor_name: None,
        by: None,
        serves_release: false,
    };
    let state = StepState::NotStarted;
    StepVersion { step: StepId::from_bits(step), goal: GOAL, version, what, state, author: wren(), at: at(on), on }
}

fn history() -> PlanHistory {
    let mut history = PlanHistory::new(WREN);
    history.goals = vec![
        goal(GOAL, 3, date(2026, 11, 9), "I will find my own flat"),
        goal(GOAL, 1, date(2026, 11, 1), "I will find a room"),
    ];
    history.steps = vec![
        step(8, 4, date(2026, 11, 9), "Ring the council"),
        step(7, 2, date(2026, 11, 3), "Look at rooms"),
        step(7, 5, date(2026, 11, 12), "Look at flats"),
    ];
    let answer = |id, goal_version, answer, on: Date| Agreement {
        id: AgreementId::from_bits(id),
        goal: GOAL,
        goal_version,
        answer,
        author: wren(),
        at: at(on),
        on,
    };
    history.agreements = vec![
        answer(2, 5, Answer::Disagrees { reason: "too far away".to_owned() }, date(2026, 11, 12)),
        answer(1, 2, Answer::Agrees, date(2026, 11, 4)),
    ];
    history
}

#[test]
fn the_plan_reads_as_of_any_day() {
    for (day, words, steps, version) in [
        (date(2026, 11, 1), "I will find a room", vec![], 1),
        (date(2026, 11, 5), "I will find a room", vec!["Look at rooms"], 2),
        (date(2026, 11, 9), "I will find my own flat", vec!["Look at rooms", "Ring the council"], 4),
        (date(2026, 11, 12), "I will find my own flat", vec!["Look at flats", "Ring the council"], 5),
        (Date::MAX, "I will find my own flat", vec!["Look at flats", "Ring the council"], 5),
    ] {
        let plan = history().as_of(day);
        let goal = plan.goal(GOAL).unwrap();
        assert_eq!(goal.what.words, words, "{day}");
        assert_eq!(goal.steps.iter().map(|step| step.what.words.as_str()).collect::<Vec<_>>(), steps, "{day}");
        assert_eq!(goal.version, version, "{day}");
        assert_eq!(goal.since, date(2026, 11, 1));
    }
    assert_eq!(history().as_of(date(2026, 10, 31)).goals, []);
    assert_eq!(history().now(), history().as_of(date(2026, 11, 12)));
}

#[test]
fn what_somebody_agreed_to_can_be_read_again() {
    let history = history();
    let plan = history.as_of(date(2026, 11, 9));
    let answer = plan.answer(GOAL, Party::YoungAdult).unwrap();
    let agreed = history.goal_at(GOAL, answer.goal_version).unwrap();
    assert_eq!(agreed.what.words, "I will find a room");
    assert_eq!(agreed.steps.len(), 1);
    assert!(matches!(history.now().answer(GOAL, Party::YoungAdult).unwrap().answer, Answer::Disagrees { .. }));
    assert_eq!(plan.answer(GOAL, Party::KeyWorker), None);
    assert_eq!(history.next_version(GOAL), 6);
    assert_eq!(history.next_version(GoalId::from_bits(99)), 1);
}

#[test]
fn each_state_reads_back_from_its_code() {
    for code in GoalState::CODES {
        assert_eq!(GoalState::from_code(code, "why").unwrap().code(), *code);
    }
    for code in StepState::CODES {
        assert_eq!(StepState::from_code(code, "why").unwrap().code(), *code);
    }
    for code in Answer::CODES {
        assert_eq!(Answer::from_code(code, "why").unwrap().code(), *code);
    }
    assert_eq!(GoalState::from_code("deleted", ""), None);
    assert_eq!(StepState::from_code("", ""), None);
    assert_eq!(Answer::from_code("maybe", ""), None);
}

#[test]
fn who_writes_in_a_plan_is_who_holds_a_place_beside_the_person() {
    use crate::agency::Role;
    for role in Role::ALL {
        if let Some(party) = Party::of_role(*role) {
            assert_eq!(party.code(), role.code());
        }
    }
    for actor in Actor::ALL {
        assert_eq!(actor.role().map(Role::code), actor.role().map(|_| actor.code()), "{actor:?}");
    }
}

proptest! {
    /// The order of the rows says nothing, and what is read on a later day has at least the versions of an earlier one.
    #[test]
    fn as_of_is_monotone_and_knows_no_order(
        changes in proptest::collection::vec((0_u128..3, 0_i64..4, 0_u128..4), 1..30),
        seed in any::<u64>(),
    ) {
        let mut history = PlanHistory::new(WREN);
        let mut day = date(2026, 11, 1);
        for (which, pause, step_no) in changes {
            day = day.saturating_add(SignedDuration::from_hours(24 * pause));
            let id = GoalId::from_bits(which);
            let version = history.next_version(id);
            if version == 1 || step_no == 0 {
                history.goals.push(goal(id, version, day, &format!("I will {version}")));
            } else {
                history.steps.push(StepVersion { goal: id, ..step(which * 10 + step_no, version, day, &format!("{version}")) });
            }
        }
        let mut mixed = history.clone();
        let key = |version: u32| (u64::from(version)).wrapping_mul(seed | 1);
        mixed.goals.sort_by_key(|one| key(one.version));
        mixed.steps.sort_by_key(|one| key(one.version));
        let mut before: Option<Plan> = None;
        for offset in 0..130 {
            let on = date(2026, 11, 1).saturating_add(SignedDuration::from_hours(24 * offset));
            let plan = history.as_of(on);
            prop_assert_eq!(&mixed.as_of(on), &plan);
            if let Some(before) = before {
                for goal in &before.goals {
                    let later = plan.goal(goal.id).unwrap();
                    prop_assert!(later.version >= goal.version && later.written >= goal.written);
                    prop_assert!(later.steps.len() >= goal.steps.len());
                    prop_assert_eq!(later.since, goal.since);
                }
            }
            for goal in &plan.goals {
                prop_assert_eq!(&history.goal_at(goal.id, goal.version), &Some(goal.clone()));
            }
            before = Some(plan);
        }
        prop_assert_eq!(before, Some(history.now()));
    }
}
