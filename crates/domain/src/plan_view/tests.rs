//! Cases of the three statutory plans, and what holds of any plan.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::agency::{AgencyKind, Role};
use crate::custody::{PRECEDENCE, ReleaseDate, ReleaseDateKind};
use crate::duty::{CustodySpell, Event, EventKind, RecordedFacts, Spell, SpellKind};
use crate::id::{AgreementId, GoalId, PersonId, StepId};
use crate::plan::{
    Actor, Agreement, Answer, Area, AreaAnswer, AreaAnswered, Author, Goal, GoalState, ModeAnswer, NewGoal, NewStep,
    Said, Step, StepState, Support, Target,
};

const TODAY: Date = date(2026, 11, 26);

fn wren() -> Author {
    Author::own(Party::YoungAdult, "Wren Alder".to_owned())
}

fn goal(id: u128, area: Area) -> Goal {
    let id = GoalId::from_bits(id);
    let what = NewGoal {
        area,
        related: Vec::new(),
        words: format!("I will ({})", area.code()),
        strengths: Said::Yes("I keep going".to_owned()),
        future_self: Said::Yes("A neighbour".to_owned()),
        support: Said::Yes(Support::Both),
        target: Target::On(date(2027, 2, 1)),
    };
    let step = Step {
        id: StepId::from_bits(id.bits() + 1000),
        goal: id,
        what: NewStep {
            words: "Ring the duty line".to_owned(),
            actor: Actor::PersonalAdviser,
            actor_name: None,
            by: Some(date(2026, 12, 3)),
            serves_release: false,
        },
        state: StepState::NotStarted,
        author: wren(),
        version: 1,
        at: Timestamp::UNIX_EPOCH,
        on: TODAY,
    };
    Goal {
        id,
        what,
        state: GoalState::Active,
        author: wren(),
        written: 1,
        version: 1,
        at: Timestamp::UNIX_EPOCH,
        on: TODAY,
        since: TODAY,
        steps: vec![step],
    }
}

fn plan(goals: Vec<Goal>) -> Plan {
    Plan { person: PersonId::from_bits(1), goals, agreements: vec![], comments: vec![], areas: vec![] }
}

fn said(area: Area, answered: AreaAnswered) -> AreaAnswer {
    AreaAnswer { area, answered, reason: String::new(), author: wren(), at: Timestamp::UNIX_EPOCH, on: TODAY }
}

fn answer(plan: &mut Plan, goal: u128, whose: Party, answer: Answer, version: u32) {
    let author = Author::own(whose, String::new());
    let id = AgreementId::from_bits(plan.agreements.len() as u128);
    let goal = GoalId::from_bits(goal);
    let agreement = Agreement { id, goal, goal_version: version, answer, author, at: Timestamp::UNIX_EPOCH, on: TODAY };
    plan.agreements.push(agreement);
}

/// What `then` says of a record in which nothing is missing.
fn with_record<T>(then: impl FnOnce(&OnRecord<'_>) -> T) -> T {
    let custody = [CustodySpell { from: date(2026, 6, 1), to: None, legal_status: None, sentence_start: None }];
    let release = ReleaseDate {
        kind: ReleaseDateKind::Crd,
        on: date(2027, 2, 12),
        source: "HMP Curlew Fen".to_owned(),
        as_of: date(2026, 11, 3),
    };
    let facts =
        RecordedFacts { custody: custody.to_vec(), release_dates: vec![release.clone()], ..RecordedFacts::default() };
    let mode = ModeAnswer::of(&facts.facts(), PRECEDENCE, TODAY);
    let post = |role, name: &str| Post { role, name: name.to_owned(), agency: "Merrowdale".to_owned(), lead: true };
    let posts = [
        post(Role::PersonalAdviser, "Ada Linden"),
        post(Role::PrisonOffenderManager, "Bram Hazel"),
        post(Role::CommunityOffenderManager, "Cleo Marsh"),
    ];
    let events = [Event { on: date(2026, 11, 20), kind: EventKind::HomeFound, outcome: None }];
    let spells = [Spell { from: date(2026, 9, 1), to: None, kind: SpellKind::Learning }];
    then(&OnRecord {
        name: "Wren Alder",
        born_on: Some(date(2006, 5, 4)),
        authority: Some("Merrowdale"),
        nation: Some(Nation::England),
        status: Some("Former relevant"),
        prison: Some("HMP Curlew Fen"),
        release: Some(&release),
        mode: &mode,
        posts: &posts,
        next_contact_due: Some(date(2026, 12, 1)),
        custody: &custody,
        events: &events,
        spells: &spells,
        today: TODAY,
    })
}

fn lacks(view: &View<'_>) -> Vec<Lack> {
    view.all_missing().map(|one| one.what).collect()
}

/// What is missing of `plan` as `of`, on a record from which `with` takes something away.
fn missing(of: StatutoryPlan, plan: &Plan, with: impl FnOnce(&mut OnRecord<'_>)) -> Vec<Lack> {
    with_record(|record| {
        let mut record = record.clone();
        with(&mut record);
        lacks(&of.view(plan, &record))
    })
}

fn full() -> Plan {
    let mut plan = plan((1..).zip(Area::ALL).map(|(id, area)| goal(id, *area)).collect());
    let otherwise = "If the flat falls through, ring the duty line";
    otherwise.clone_into(&mut plan.goals[0].steps[0].what.words);
    for id in 1..=10 {
        for party in StatutoryPlan::Release.signed_by() {
            answer(&mut plan, id, *party, Answer::Agrees, 1);
        }
    }
    plan
}

#[test]
fn a_plan_in_which_all_is_said_lacks_only_what_is_kept_elsewhere() {
    let plan = full();
    assert_eq!(missing(StatutoryPlan::Pathway, &plan, |_| {}), [Lack::Suitability]);
    assert_eq!(missing(StatutoryPlan::Sentence, &plan, |_| {}), []);
    assert_eq!(missing(StatutoryPlan::Release, &plan, |_| {}), []);
    with_record(|record| {
        let view = StatutoryPlan::Sentence.view(&plan, record);
        assert!(view.is_complete());
        assert_eq!(view.standing, Standing::Agreed);
    });
}

#[test]
fn england_has_ten_matters_wales_eleven_and_a_schedule_for_those_who_are_detained() {
    for (nation, detained, sections, matters) in [
        (Some(Nation::England), true, 10, 10),
        (None, true, 10, 10),
        (Some(Nation::Wales), false, 11, 11),
        (Some(Nation::Wales), true, 18, 11),
    ] {
        let facts = RecordedFacts::default();
        let out = ModeAnswer::of(&facts.facts(), PRECEDENCE, TODAY);
        with_record(|record| {
            let mut record = record.clone();
            record.nation = nation;
            if !detained {
                (record.custody, record.mode) = (&[], &out);
            }
            let plan = full();
            let view = StatutoryPlan::Pathway.view(&plan, &record);
            assert_eq!(view.sections.len(), sections, "{nation:?} {detained}");
            let of_schedule = view.sections.iter().filter(|one| matches!(one.heading, Heading::Matter(_))).count();
            assert_eq!(of_schedule, matters);
            assert_eq!(lacks(&view).contains(&Lack::KeptElsewhere), nation == Some(Nation::Wales));
        });
    }
}

#[test]
fn an_empty_plan_names_every_matter_that_nobody_spoke_of() {
    let empty = plan(vec![]);
    let pathway = missing(StatutoryPlan::Pathway, &empty, |_| {});
    let nothing_said = pathway.iter().filter(|lack| **lack == Lack::NothingSaid).count();
    // Not contact and support, since there is an adviser; contingency asks in its own words.
    assert_eq!((nothing_said, pathway.len()), (8, 10), "{pathway:?}");
    let sentence = missing(StatutoryPlan::Sentence, &empty, |_| {});
    assert_eq!(sentence, [Lack::NothingSaid; 8], "the areas of need, not identity and network");
    assert_eq!(missing(StatutoryPlan::Release, &empty, |_| {}), [Lack::NothingSaid; 7]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line a case")]
fn each_thing_that_is_missing_is_named_with_who_can_supply_it() {
    use Supplier::{Agency, Post};
    type Take = fn(&mut Plan, &mut OnRecord<'_>);
    let (g, s) = (GoalId::from_bits(1), StepId::from_bits(1001));
    let (prison, council, probation) =
        (Agency(AgencyKind::Prison), Agency(AgencyKind::LocalAuthority), Agency(AgencyKind::Probation));
    let (adviser, manager, young) =
        (Post(Role::PersonalAdviser), Post(Role::PrisonOffenderManager), Post(Role::YoungAdult));
    let cases: [(StatutoryPlan, Take, Lack, Vec<Supplier>); 13] = [
        (StatutoryPlan::Pathway, |plan, _| plan.goals[0].steps.clear(), Lack::How(g), vec![adviser, young]),
        (
            StatutoryPlan::Pathway,
            |plan, _| plan.goals[0].steps[0].what.by = None,
            Lack::StepByWhen { goal: g, step: s },
            vec![adviser, young],
        ),
        (
            StatutoryPlan::Pathway,
            |plan, _| plan.goals[0].steps[0].what.actor = Actor::Provider,
            Lack::ByWhom { goal: g, step: s },
            vec![adviser, young],
        ),
        (
            StatutoryPlan::Sentence,
            |plan, _| plan.goals[0].what.target = Target::NotDatedYet,
            Lack::GoalByWhen(g),
            vec![young, manager, Post(Role::CommunityOffenderManager)],
        ),
        (
            StatutoryPlan::Pathway,
            |plan, _| plan.agreements.retain(|one| one.author.whose != Party::PersonalAdviser || one.goal.bits() != 1),
            Lack::NotAsked { goal: g, party: Party::PersonalAdviser },
            vec![adviser],
        ),
        (
            StatutoryPlan::Sentence,
            |plan, _| plan.goals[0].version = 2,
            Lack::ChangedSince { goal: g, party: Party::YoungAdult },
            vec![young],
        ),
        (
            StatutoryPlan::Pathway,
            |plan, _| "Ring".clone_into(&mut plan.goals[0].steps[0].what.words),
            Lack::Contingency,
            vec![adviser, young],
        ),
        (
            StatutoryPlan::Pathway,
            |_, record| record.posts = &[],
            Lack::NoLead(Role::PersonalAdviser),
            vec![Post(Role::TeamManager), council],
        ),
        (
            StatutoryPlan::Release,
            |_, record| record.posts = &[],
            Lack::NoLead(Role::CommunityOffenderManager),
            vec![probation],
        ),
        (StatutoryPlan::Release, |_, record| record.release = None, Lack::ReleaseDate, vec![manager, prison]),
        (StatutoryPlan::Release, |_, record| record.events = &[], Lack::Home, vec![adviser, council]),
        (StatutoryPlan::Pathway, |_, record| record.born_on = None, Lack::BornOn, vec![council]),
        (StatutoryPlan::Pathway, |_, record| record.authority = None, Lack::Authority, vec![council]),
    ];
    for (of, take, expected, who) in cases {
        let mut plan = full();
        with_record(|record| {
            let mut record = record.clone();
            take(&mut plan, &mut record);
            let view = of.view(&plan, &record);
            let found = view.all_missing().find(|one| one.what == expected);
            assert_eq!(found.map(|one| one.who.clone()), Some(who.clone()), "{of:?} {expected:?} {:?}", lacks(&view));
            assert!(!view.is_complete());
        });
    }
}

#[test]
fn on_remand_no_day_is_missing() {
    let custody = [CustodySpell {
        from: date(2026, 11, 1),
        to: None,
        legal_status: Some(crate::custody::LegalStatus::Remand),
        sentence_start: None,
    }];
    let facts = RecordedFacts { custody: custody.to_vec(), ..RecordedFacts::default() };
    let mode = ModeAnswer::of(&facts.facts(), PRECEDENCE, TODAY);
    let mut plan = full();
    plan.goals[0].what.target = Target::NotDatedYet;
    plan.goals[0].steps[0].what.by = None;
    with_record(|record| {
        let mut record = record.clone();
        record.mode = &mode;
        assert_eq!(lacks(&StatutoryPlan::Sentence.view(&plan, &record)), []);
    });
}

#[test]
fn where_nothing_is_needed_nothing_is_missing() {
    let mut plan = plan(vec![]);
    plan.areas = Area::ALL.iter().map(|area| said(*area, AreaAnswered::NothingNeeded)).collect();
    assert_eq!(missing(StatutoryPlan::Sentence, &plan, |_| {}), []);
    assert_eq!(missing(StatutoryPlan::Pathway, &plan, |_| {}), [Lack::Contingency, Lack::Suitability]);
    plan.areas = vec![said(Area::Finances, AreaAnswered::Declined)];
    let sentence = missing(StatutoryPlan::Sentence, &plan, |_| {});
    assert_eq!(sentence.len(), 8, "whoever did not want to say has not said that nothing is needed");
}

#[test]
fn a_pathway_of_release_stands_where_its_goals_stand() {
    use PathwayStatus::{Done, InProgress, NotStarted, SupportDeclined, SupportNotRequired, SupportRequired};
    let drugs = Pathway::Drugs;
    let mut plan = plan(vec![]);
    assert_eq!(drugs.status(&plan), NotStarted);
    plan.areas = vec![said(Area::DrugUse, AreaAnswered::NothingNeeded)];
    assert_eq!(drugs.status(&plan), NotStarted, "nobody spoke of alcohol");
    plan.areas.push(said(Area::AlcoholUse, AreaAnswered::NothingNeeded));
    assert_eq!(drugs.status(&plan), SupportNotRequired);
    plan.areas[1].answered = AreaAnswered::Declined;
    assert_eq!(drugs.status(&plan), SupportDeclined);
    plan.goals = vec![goal(1, Area::AlcoholUse)];
    assert_eq!(drugs.status(&plan), SupportRequired);
    plan.goals[0].steps[0].state = StepState::InProgress;
    assert_eq!(drugs.status(&plan), InProgress);
    plan.goals[0].state = GoalState::Achieved;
    assert_eq!(drugs.status(&plan), Done);
    plan.goals.push(goal(2, Area::DrugUse));
    assert_eq!(drugs.status(&plan), InProgress);
    plan.goals.remove(0);
    plan.goals[0].state = GoalState::Removed { reason: "other".to_owned() };
    assert_eq!(drugs.status(&plan), SupportDeclined, "a removed goal says nothing");
}

#[test]
fn a_plan_is_a_draft_until_everybody_who_is_there_has_answered_to_it_as_it_stands() {
    let parties = [Party::YoungAdult, Party::PersonalAdviser];
    let mut plan = plan(vec![]);
    assert_eq!(Standing::of(&plan, &parties), Standing::Draft { waits_for: parties.to_vec() });
    plan.goals = vec![goal(1, Area::Finances), goal(2, Area::DrugUse)];
    answer(&mut plan, 1, Party::YoungAdult, Answer::Agrees, 1);
    answer(&mut plan, 1, Party::PersonalAdviser, Answer::Agrees, 1);
    answer(&mut plan, 2, Party::PersonalAdviser, Answer::Agrees, 1);
    assert_eq!(Standing::of(&plan, &parties), Standing::Draft { waits_for: vec![Party::YoungAdult] });
    answer(&mut plan, 2, Party::YoungAdult, Answer::Disagrees { reason: "too far".to_owned() }, 1);
    assert_eq!(Standing::of(&plan, &parties), Standing::NotAgreedByAll { who: vec![Party::YoungAdult] });
    answer(&mut plan, 2, Party::YoungAdult, Answer::Agrees, 1);
    assert_eq!(Standing::of(&plan, &parties), Standing::Agreed);
    plan.goals[0].version = 2;
    assert_eq!(Standing::of(&plan, &parties), Standing::Draft { waits_for: parties.to_vec() });
    assert_eq!(Standing::of(&plan, &[]), Standing::Agreed, "nobody is left to ask");
    let answered = Answered::all(&plan, GoalId::from_bits(1), &[Party::YoungAdult, Party::KeyWorker]);
    assert_eq!(
        answered.iter().map(|one| (one.said.is_some(), one.changed_since)).collect::<Vec<_>>(),
        [(true, true), (false, false)]
    );
}

#[test]
fn what_is_known_is_never_asked_for() {
    let plan = full();
    with_record(|record| {
        for of in StatutoryPlan::ALL {
            let view = of.view(&plan, record);
            let known = |fact| view.known.iter().any(|one| one.fact == fact);
            assert!(known(Fact::Name) && known(Fact::ReleaseDate) && known(Fact::Prison), "{of:?}");
            assert!(known(Fact::PersonalAdviser), "{of:?}");
        }
    });
}

#[test]
fn a_step_that_begins_with_if_is_contingency() {
    for (words, is) in [
        ("If the flat falls through, ring the duty line", true),
        ("if not: ring", true),
        ("“If” it rains", true),
        ("Os na fydd lle, ffonio", true),
        ("Iffy plans", false),
        ("Ring if it rains", false),
        ("", false),
    ] {
        let mut one = plan(vec![goal(1, Area::Finances)]);
        words.clone_into(&mut one.goals[0].steps[0].what.words);
        assert_eq!(!missing(StatutoryPlan::Pathway, &one, |_| {}).contains(&Lack::Contingency), is, "{words}");
    }
}

fn any_goal() -> impl Strategy<Value = (usize, u8, bool)> {
    (0..Area::ALL.len(), 0..4_u8, any::<bool>())
}

proptest! {
    #[test]
    fn every_goal_that_was_not_removed_stands_in_full_once_in_each_of_the_three(goals in proptest::collection::vec(any_goal(), 0..24)) {
        let built = (1_u128..).zip(&goals).map(|(id, (area, state, has_step))| {
            let mut one = goal(id, Area::ALL[*area]);
            one.state = match state {
                0 => GoalState::Active,
                1 => GoalState::Future,
                2 => GoalState::Achieved,
                _ => GoalState::Removed { reason: "r".to_owned() },
            };
            if !has_step {
                one.steps.clear();
            }
            one
        });
        let plan = plan(built.collect());
        let removed = plan.goals.iter().filter(|goal| matches!(goal.state, GoalState::Removed { .. })).count();
        for of in StatutoryPlan::ALL {
            for nation in Nation::ALL {
                let counted = with_record(|record| {
                    let mut record = record.clone();
                    record.nation = Some(*nation);
                    let view = of.view(&plan, &record);
                    let mut numbers: Vec<usize> = view.sections.iter().flat_map(|one| &one.goals).filter(|one| one.in_full).map(|one| one.number).collect();
                    numbers.sort_unstable();
                    let in_order = numbers.iter().copied().eq(1..=numbers.len());
                    (numbers.len(), view.removed, usize::from(in_order))
                });
                prop_assert_eq!(counted, (plan.goals.len() - removed, removed, 1), "{:?} {:?}", of, nation);
            }
        }
    }
}
