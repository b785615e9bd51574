//! What a supporter sees of the plan, each part with the young adult's word that shows it, and nothing that no word shows.
//!
//! # What it says
//! While the young adult's word holds and a safety check found nothing against it, a supporter sees the goals that are
//! planned in the areas the word names, and, where the word says so, the goals of any area in which a step is theirs. Of a
//! goal they see its words, its day and its steps; of a step what it says, its day, how far it is and as what somebody does
//! it. They never see names of other people, why something cannot be done yet, what the young adult is good at or wants to
//! be, who agrees, or what others said. A step is theirs when it names them and nobody else of the network.
//!
//! # Source
//! Ours: consent is for a purpose and for no more than it (UK GDPR, articles 5(1)(c) and 7).
//!
//! # Applies to
//! The supporter's own pages, the page that is printed for them, and the young adult's page of who can see what: all three
//! show this one answer.
//!
//! # Example
//! Wren shares *Accommodation* and the goals with a step of Rowan's. Rowan sees the goal of a room, and the goal about
//! alcohol in which "Rowan comes along" stands, and no other goal.

use jiff::civil::Date;

use super::{Consent, Network, Supporter};
use crate::plan::{Actor, Area, Goal, Plan, Step, StepState};

/// Why something is shown to a supporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Because {
    /// The young adult shares this area.
    Area(Area),
    /// The young adult shares the goals in which a step is theirs, and this one has such a step.
    Named,
}

/// Who does a step, without a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The supporter who looks.
    Theirs,
    /// Somebody else, as this.
    Of(Actor),
}

/// A step as a supporter sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedStep<'a> {
    /// The step.
    pub step: &'a Step,
    /// Who does it.
    pub whose: Whose,
}

impl SharedStep<'_> {
    /// Whether the supporter who looks can say that it is done: it is theirs, and still to do.
    pub const fn can_be_done(&self) -> bool {
        matches!(self.whose, Whose::Theirs) && self.step.state.is_open()
    }
}

/// A goal as a supporter sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedGoal<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// Why they see it: never empty.
    pub because: Vec<Because>,
    /// Its steps, without those that are no longer needed.
    pub steps: Vec<SharedStep<'a>>,
}

/// What a supporter sees today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared<'a> {
    /// The word by which they see it.
    pub consent: &'a Consent,
    /// The goals, in the order of areas.
    pub goals: Vec<SharedGoal<'a>>,
}

impl<'a> Shared<'a> {
    /// What `supporter` sees of `plan` on `today`; nothing where no word holds, or where it is not known to be safe.
    pub fn with(supporter: &'a Supporter, network: &Network, plan: &'a Plan, today: Date) -> Option<Self> {
        let consent = supporter.shared(today)?;
        let goals = plan.open_goals().filter_map(|goal| shared_goal(goal, consent, (supporter, network), today));
        Some(Self { consent, goals: goals.collect() })
    }

    /// A goal among them.
    pub fn goal(&self, id: crate::id::GoalId) -> Option<&SharedGoal<'a>> {
        self.goals.iter().find(|one| one.goal.id == id)
    }

    /// The steps that are theirs, each with its goal.
    pub fn own_steps(&self) -> impl Iterator<Item = (&SharedGoal<'a>, &SharedStep<'a>)> {
        let each = self.goals.iter().flat_map(|goal| goal.steps.iter().map(move |step| (goal, step)));
        each.filter(|(_, step)| step.whose == Whose::Theirs)
    }
}

fn shared_goal<'a>(
    goal: &'a Goal,
    consent: &Consent,
    (supporter, network): (&Supporter, &Network),
    today: Date,
) -> Option<SharedGoal<'a>> {
    let shown = goal.steps.iter().filter(|step| !matches!(step.state, StepState::NoLongerNeeded { .. }));
    let steps: Vec<SharedStep<'a>> = shown
        .map(|step| {
            let theirs = is_theirs(step, supporter, network);
            SharedStep { step, whose: if theirs { Whose::Theirs } else { Whose::Of(step.what.actor) } }
        })
        .collect();
    let mut because = Vec::new();
    // A goal stands under its own area alone: one that merely touches a shared area stays unseen.
    if consent.covers(goal.what.area, today) {
        because.push(Because::Area(goal.what.area));
    }
    if consent.named && steps.iter().any(|step| step.whose == Whose::Theirs) {
        because.push(Because::Named);
    }
    (!because.is_empty()).then_some(SharedGoal { goal, because, steps })
}

/// Whether a step is this supporter's: somebody of the family or a mentor does it, and it names them, by their full name or
/// by their first name alone, and names nobody else of the network.
pub fn is_theirs(step: &Step, supporter: &Supporter, network: &Network) -> bool {
    if !matches!(step.what.actor, Actor::FamilyMember | Actor::Mentor) {
        return false;
    }
    let said = words(step.what.actor_name.as_deref().unwrap_or_default());
    let mut named = network.supporters.iter().filter(|one| is_named(&said, &one.what.name));
    named.next().is_some_and(|one| one.id == supporter.id) && named.next().is_none()
}

fn is_named(said: &[String], name: &str) -> bool {
    let name = words(name);
    let in_full = !name.is_empty() && said.windows(name.len()).any(|part| part == name);
    let by_first_name = said.len() == 1 && said.first() == name.first();
    in_full || by_first_name
}

/// The words of a name, in lower case.
fn words(text: &str) -> Vec<String> {
    let split = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')));
    split.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{GoalId, PersonId, StepId, SupporterId};
    use crate::network::{Check, Closeness, NewSupporter, SafetyCheck, SupporterKind, Yes};
    use crate::plan::{Author, GoalState, GoalVersion, How, NewGoal, NewStep, Party, PlanHistory, StepVersion};
    use jiff::Timestamp;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2027, 4, 1);

    fn supporter(bits: u128, name: &str) -> Supporter {
        Supporter {
            id: SupporterId::from_bits(bits),
            what: NewSupporter {
                name: name.into(),
                kind: SupporterKind::Family,
                knows: String::new(),
                closeness: Closeness::Closest,
                reach: "07700 900000".into(),
                answers_at_night: Yes::Yes,
                stays: Yes::Yes,
            },
            version: 1,
            author: wren(),
            at: Timestamp::UNIX_EPOCH,
            removed_why: None,
            consent: Some(consent(&[], true)),
            consent_before: None,
            checked: Some(SafetyCheck {
                check: Check::Fine,
                why: String::new(),
                by: "Ada".into(),
                at: Timestamp::UNIX_EPOCH,
            }),
        }
    }

    fn consent(areas: &[Area], named: bool) -> Consent {
        Consent {
            areas: areas.to_vec(),
            named,
            release_day: false,
            may_comment: false,
            from: date(2027, 3, 1),
            until: date(2027, 6, 1),
            how: How::Here,
            by: "Wren".into(),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    fn wren() -> Author {
        Author::own(Party::YoungAdult, "Wren".into())
    }

    /// A plan of one goal for each area, each with one step of `actor` called `name`.
    fn plan(areas: &[Area], actor: Actor, name: Option<&str>) -> Plan {
        let mut history = PlanHistory::new(PersonId::from_bits(1));
        for (at, area) in areas.iter().enumerate() {
            let goal = GoalId::from_bits(at as u128 + 1);
            history.goals.push(GoalVersion {
                goal,
                version: 1,
                what: NewGoal { words: format!("I will {}", area.code()), ..NewGoal::blank(*area) },
                state: GoalState::Active,
                author: wren(),
                at: Timestamp::UNIX_EPOCH,
                on: TODAY,
            });
            history.steps.push(StepVersion {
                step: StepId::from_bits(at as u128 + 1),
                goal,
                version: 2,
                what: NewStep {
                    words: "Come along".into(),
                    actor,
                    actor_name: name.map(str::to_owned),
                    by: None,
                    serves_release: false,
                },
                state: StepState::NotStarted,
                author: wren(),
                at: Timestamp::UNIX_EPOCH,
                on: TODAY,
            });
        }
        history.now()
    }

    #[test]
    fn whose_a_step_is() {
        let network =
            Network::of(vec![supporter(1, "Rowan Alder"), supporter(2, "Rowan Reed"), supporter(3, "Ash Thorne")]);
        let (family, mentor) = (Actor::FamilyMember, Actor::Mentor);
        for (actor, name, whose) in [
            (family, Some("Ash Thorne"), Some(3)),
            (mentor, Some("ash  THORNE"), Some(3)),
            (family, Some("Ash"), Some(3)),
            (family, Some("Ash Thorne, the coach"), Some(3)),
            (family, Some("Ash from football"), None),
            (family, Some("Rowan"), None),
            (family, Some("Rowan Reed"), Some(2)),
            (family, Some("Rowan Alder and Rowan Reed"), None),
            (family, Some("Crowan Reed"), None),
            (family, Some(""), None),
            (family, None, None),
            (Actor::Provider, Some("Ash Thorne"), None),
            (Actor::YoungAdult, Some("Ash Thorne"), None),
        ] {
            let plan = plan(&[Area::Network], actor, name);
            let step = &plan.goals[0].steps[0];
            for one in &network.supporters {
                let theirs = whose.is_some_and(|bits| one.id == SupporterId::from_bits(bits));
                assert_eq!(is_theirs(step, one, &network), theirs, "{name:?} of {}", one.what.name);
            }
        }
    }

    #[test]
    fn a_goal_is_seen_for_its_area_or_for_a_step_of_theirs_and_for_nothing_else() {
        let plan = plan(&[Area::Accommodation, Area::AlcoholUse], Actor::Mentor, Some("Ash Thorne"));
        for (name, areas, named, seen) in [
            ("Ash Thorne", &[][..], true, vec![vec![Because::Named], vec![Because::Named]]),
            ("Ash Thorne", &[Area::Accommodation], false, vec![vec![Because::Area(Area::Accommodation)]]),
            (
                "Ash Thorne",
                &[Area::Accommodation],
                true,
                vec![vec![Because::Area(Area::Accommodation), Because::Named], vec![Because::Named]],
            ),
            ("Rowan Alder", &[Area::AlcoholUse], true, vec![vec![Because::Area(Area::AlcoholUse)]]),
            ("Rowan Alder", &[Area::Finances], true, vec![]),
        ] {
            let one = Supporter { consent: Some(consent(areas, named)), ..supporter(1, name) };
            let network = Network::of(vec![one.clone()]);
            let shared = Shared::with(&one, &network, &plan, TODAY).unwrap();
            assert_eq!(shared.goals.into_iter().map(|goal| goal.because).collect::<Vec<_>>(), seen, "{name} {areas:?}");
        }
    }

    #[test]
    fn what_is_over_barred_taken_back_or_taken_out_shows_nothing() {
        let plan = plan(&[Area::Network], Actor::FamilyMember, Some("Rowan Alder"));
        let rowan = supporter(1, "Rowan Alder");
        let check = |check| Some(SafetyCheck { check, ..rowan.checked.clone().unwrap() });
        for (what, one, today) in [
            ("over", rowan.clone(), date(2027, 6, 2)),
            ("not yet", rowan.clone(), date(2027, 2, 28)),
            ("barred", Supporter { checked: check(Check::Barred), ..rowan.clone() }, TODAY),
            ("not checked", Supporter { checked: None, ..rowan.clone() }, TODAY),
            ("said no", Supporter { consent: Some(consent(&[], false)), ..rowan.clone() }, TODAY),
            ("not asked", Supporter { consent: None, ..rowan.clone() }, TODAY),
            ("taken out", Supporter { removed_why: Some("We fell out".into()), ..rowan.clone() }, TODAY),
        ] {
            let network = Network::of(vec![one.clone()]);
            assert!(Shared::with(&one, &network, &plan, today).is_none(), "{what}");
        }
        let network = Network::of(vec![rowan.clone()]);
        assert_eq!(Shared::with(&rowan, &network, &plan, TODAY).unwrap().own_steps().count(), 1);
    }

    #[test]
    fn only_an_open_step_of_their_own_can_be_said_to_be_done() {
        let mut plan = plan(&[Area::Network], Actor::FamilyMember, Some("Rowan Alder"));
        let (rowan, ash) = (supporter(1, "Rowan Alder"), supporter(2, "Ash Thorne"));
        let network = Network::of(vec![rowan.clone(), ash.clone()]);
        let sees_all = |one: &Supporter| Supporter { consent: Some(consent(&[Area::Network], true)), ..one.clone() };
        let wait = StepState::CannotBeDoneYet { reason: "The court must decide".into() };
        for (state, done) in [(StepState::NotStarted, true), (wait, true), (StepState::Completed, false)] {
            plan.goals[0].steps[0].state = state;
            for (one, theirs) in [(sees_all(&rowan), true), (sees_all(&ash), false)] {
                let shared = Shared::with(&one, &network, &plan, TODAY).unwrap();
                assert_eq!(shared.goals[0].steps[0].can_be_done(), done && theirs, "{}", one.what.name);
            }
        }
        plan.goals[0].steps[0].state = StepState::NoLongerNeeded { reason: "Moved".into() };
        let rowan = sees_all(&rowan);
        assert!(Shared::with(&rowan, &network, &plan, TODAY).unwrap().goals[0].steps.is_empty());
    }

    #[test]
    fn a_stop_can_be_undone_while_the_word_before_it_would_still_hold() {
        let said = consent(&[Area::Network], false);
        let one = |now: Consent, before: Option<Consent>| Supporter {
            consent: Some(now),
            consent_before: before,
            ..supporter(1, "Rowan Alder")
        };
        let stop = consent(&[], false);
        assert_eq!(one(stop.clone(), Some(said.clone())).undoes(TODAY), Some(&said));
        for (what, one, today) in [
            ("nothing before", one(stop.clone(), None), TODAY),
            ("two stops", one(stop.clone(), Some(stop.clone())), TODAY),
            ("no stop", one(said.clone(), Some(said.clone())), TODAY),
            ("over by now", one(stop, Some(said)), date(2027, 6, 2)),
        ] {
            assert_eq!(one.undoes(today), None, "{what}");
        }
    }

    proptest! {
        /// Whatever is ticked: each goal that is shown is one that the word shows, and fewer areas never show more.
        #[test]
        fn a_narrower_word_never_shows_more(shared in 0_usize..1024, fewer in 0_usize..1024, named: bool) {
            let plan = plan(Area::ALL, Actor::Mentor, Some("Ash Thorne"));
            let ticked = |bits: usize| -> Vec<Area> {
                Area::ALL.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, area)| *area).collect()
            };
            let seen = |bits: usize, named| {
                let one = Supporter { consent: Some(consent(&ticked(bits), named)), ..supporter(1, "Rowan Alder") };
                let network = Network::of(vec![one.clone(), supporter(2, "Ash Thorne")]);
                let goals = Shared::with(&one, &network, &plan, TODAY).map(|shared| {
                    shared.goals.iter().map(|goal| goal.goal.what.area).collect::<Vec<_>>()
                });
                goals.unwrap_or_default()
            };
            prop_assert_eq!(seen(shared, named), ticked(shared), "the steps are somebody else's");
            prop_assert!(seen(shared & fewer, named).iter().all(|area| seen(shared, named).contains(area)));
        }
    }
}
