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
fn who_says_where_something_stands_does_not_become_the_author_of_its_words() {
    let mut history = history();
    let ada = Author::own(Party::PersonalAdviser, "Ada Linden".to_owned());
    let achieved = GoalVersion {
        state: GoalState::Achieved,
        author: ada.clone(),
        ..goal(GOAL, 6, date(2026, 12, 1), "I will find my own flat")
    };
    let done = StepVersion {
        state: StepState::Completed,
        author: ada.clone(),
        ..step(7, 7, date(2026, 12, 1), "Look at flats")
    };
    history.goals.push(achieved);
    history.steps.push(done);
    let now = history.now().goals.remove(0);
    assert_eq!((now.state, now.author, now.on, now.written), (GoalState::Achieved, wren(), date(2026, 11, 9), 6));
    let step = &now.steps[0];
    assert_eq!(
        (&step.state, &step.author, step.on, step.version),
        (&StepState::Completed, &wren(), date(2026, 11, 12), 7)
    );
    history
        .goals
        .push(GoalVersion { author: ada.clone(), ..goal(GOAL, 8, date(2026, 12, 2), "Wren will find a flat") });
    assert_eq!(history.now().goals[0].author, ada, "other words have another author");
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

#[test]
fn what_changed_since_somebody_agreed() {
    let history = history();
    let agreed = history.goal_at(GOAL, 2).unwrap();
    let now = history.goal_at(GOAL, 5).unwrap();
    let changed =
        |what, before: &str, after: &str| Changed { what, before: before.to_owned(), after: after.to_owned() };
    let step = StepId::from_bits(7);
    assert_eq!(
        changes_of_goal(Some(&agreed), &now),
        [
            changed(ChangedPart::Goal(Field::Words), "I will find a room", "I will find my own flat"),
            changed(
                ChangedPart::Step { step, words: "Look at flats".to_owned(), field: Field::Words },
                "Look at rooms",
                "Look at flats"
            ),
            changed(ChangedPart::NewStep(StepId::from_bits(8)), "", "Ring the council"),
        ]
    );
    assert_eq!(changes_of_goal(Some(&now), &now), []);
    assert_eq!(changes_of_goal(None, &agreed).len(), 2, "the goal and its step are new");
    let (before, after) = (history.as_of(date(2026, 11, 9)), history.as_of(date(2026, 11, 12)));
    assert_eq!(changes_of_plan(&before, &after).len(), 1);
    assert_eq!(changes_of_plan(&after, &after), []);
}

#[test]
fn every_field_of_a_goal_and_of_a_step_is_told_when_it_changes() {
    let before = history().now().goals.remove(0);
    let mut after = before.clone();
    after.what.area = Area::Finances;
    after.what.related = vec![Area::Network];
    after.what.strengths = Said::Yes("patient".to_owned());
    after.what.future_self = Said::No(Unanswered::Declined);
    after.what.support = Said::Yes(Support::Both);
    after.what.target = Target::On(date(2027, 3, 1));
    after.state = GoalState::Removed { reason: "not mine".to_owned() };
    after.steps[0].what.actor = Actor::Provider;
    after.steps[0].what.actor_name = Some("Ash Grove".to_owned());
    after.steps[0].what.by = Some(date(2027, 2, 1));
    after.steps[0].what.serves_release = true;
    after.steps[0].state = StepState::CannotBeDoneYet { reason: "no phone".to_owned() };
    let told: Vec<(String, String)> =
        changes_of_goal(Some(&before), &after).into_iter().map(|one| (one.before, one.after)).collect();
    let told: Vec<(&str, &str)> = told.iter().map(|(before, after)| (before.as_str(), after.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Accommodation", "Finances"),
            ("", "Support network"),
            ("Not asked yet", "patient"),
            ("Not asked yet", "Did not want to say"),
            ("Not asked yet", "Both"),
            ("not dated yet", "1 March 2027"),
            ("Active", "Removed (not mine)"),
            ("Personal adviser", "Service (Ash Grove)"),
            ("no day yet", "1 February 2027"),
            ("no", "yes"),
            ("Not started", "Cannot be done yet (no phone)"),
        ]
    );
}

#[test]
fn gaps_lead_to_what_is_missing_and_never_ask_twice() {
    let mut plan = history().now();
    let parties = [Party::YoungAdult, Party::PersonalAdviser];
    let found = gaps(&plan, &parties, Mode::Sentenced);
    assert_eq!(found.iter().filter(|gap| matches!(gap, Gap::AreaWithoutGoal(_))).count(), 9);
    let rest: Vec<Gap> = found.into_iter().filter(|gap| gap.goal().is_some()).collect();
    let (goal, step) = (GOAL, StepId::from_bits(7));
    assert_eq!(
        rest,
        [
            Gap::Unanswered { goal, field: Field::Strengths },
            Gap::Unanswered { goal, field: Field::FutureSelf },
            Gap::Unanswered { goal, field: Field::Support },
            Gap::NotDated(goal),
            Gap::StepWithoutDay { goal, step },
            Gap::StepWithoutDay { goal, step: StepId::from_bits(8) },
            Gap::NotAsked { goal, party: Party::PersonalAdviser },
        ]
    );
    let remand = gaps(&plan, &parties, Mode::Remand);
    assert!(
        !remand.iter().any(|gap| matches!(gap, Gap::NotDated(_) | Gap::StepWithoutDay { .. })),
        "nobody knows a day"
    );
    plan.goals[0].version = 6;
    plan.goals[0].what.strengths = Said::No(Unanswered::Declined);
    plan.goals[0].steps[0].what.actor = Actor::FamilyMember;
    plan.goals[0].steps[1].state = StepState::Completed;
    plan.areas = vec![
        AreaAnswer {
            reason: String::new(),
            area: Area::DrugUse,
            answered: AreaAnswered::NothingNeeded,
            author: wren(),
            at: at(date(2026, 11, 12)),
            on: date(2026, 11, 12),
        },
        AreaAnswer {
            reason: String::new(),
            area: Area::AlcoholUse,
            answered: AreaAnswered::NotKnown,
            author: wren(),
            at: at(date(2026, 11, 12)),
            on: date(2026, 11, 12),
        },
    ];
    let found = gaps(&plan, &parties, Mode::Sentenced);
    assert!(!found.contains(&Gap::AreaWithoutGoal(Area::DrugUse)), "they said that nothing is needed");
    assert!(found.contains(&Gap::AreaWithoutGoal(Area::AlcoholUse)), "they did not know yet");
    assert!(!found.contains(&Gap::Unanswered { goal, field: Field::Strengths }), "whoever declined is not asked again");
    assert!(found.contains(&Gap::NobodyNamed { goal, step }));
    assert!(!found.contains(&Gap::StepWithoutDay { goal, step: StepId::from_bits(8) }), "it is done");
    assert!(found.contains(&Gap::ChangedSince { goal, party: Party::YoungAdult, version: 5 }));
    plan.goals[0].steps.clear();
    assert!(gaps(&plan, &parties, Mode::Sentenced).contains(&Gap::GoalWithoutStep(goal)));
    plan.goals[0].state = GoalState::Achieved;
    assert!(
        gaps(&plan, &parties, Mode::Sentenced).iter().all(|gap| gap.goal().is_none()),
        "what is achieved has no gaps"
    );
}

#[test]
fn the_five_cs_are_sentences_about_what_is_in_the_plan() {
    let parties = [Party::YoungAdult, Party::PersonalAdviser];
    let nothing = five_cs(&PlanHistory::new(WREN).now(), "Wren", &parties);
    assert_eq!(nothing.len(), 5);
    assert!(nothing.iter().all(|one| one.shows.is_empty()), "nothing is claimed of an empty plan");
    let mut history = history();
    let ada = Author {
        typed_by: Some(TypedBy {
            worker: crate::id::WorkerId::from_bits(4),
            name: "Ada Linden".to_owned(),
            how: How::FromPaper,
        }),
        ..wren()
    };
    history.goals[0].author = ada;
    history.goals[0].what.strengths = Said::Yes("patient".to_owned());
    let mut probation = step(9, 6, date(2026, 11, 13), "Book the appointment");
    probation.what.actor = Actor::CommunityOffenderManager;
    probation.what.actor_name = Some("Esk Willowby".to_owned());
    history.steps.push(probation);
    let shown = five_cs(&history.now(), "Wren", &parties);
    let sentences = |of: FiveC| -> Vec<String> {
        let one = shown.iter().find(|one| one.of == of).unwrap();
        one.shows.iter().map(|shows| shows.sentence.clone()).collect()
    };
    assert_eq!(
        sentences(FiveC::Constructive),
        ["The one goal names a strength to build on.", "No goal says yet who they want to be."]
    );
    assert_eq!(
        sentences(FiveC::CoCreated),
        [
            "The one goal is in Wren’s own words.",
            "1 of these was typed in by somebody else.",
            "No goal has a step that Wren does."
        ]
    );
    assert_eq!(
        sentences(FiveC::Customised),
        ["The one goal says more than our suggestion.", "1 step names who does it."]
    );
    assert_eq!(sentences(FiveC::Consistent), ["1 goal has steps of more than one agency."]);
    assert_eq!(
        sentences(FiveC::CoOrdinated),
        [
            "The one goal says who does what next.",
            "No goal is agreed by everybody as it stands.",
            "1 disagreement is in sight."
        ]
    );
    let facts = &shown[1].shows[1].facts;
    assert_eq!(facts, &["I will find my own flat: from paper, typed by Ada Linden"]);
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
