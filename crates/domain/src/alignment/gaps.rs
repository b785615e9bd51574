//! Gaps: what nobody has planned, named or asked, as the release or the end of the licence comes nearer.

use jiff::ToSpan;
use jiff::civil::Date;

use super::facts::{Facts, Purpose, Step};
use super::finding::{Found, Ref};
use super::kind::Kind;
use crate::network::Check;
use crate::plan::{Actor, Area};

/// Days before the release at which a missing address is said again, the nearest first.
const ADDRESS_STAGES: [u16; 3] = [14, 28, 56];
/// Days before the release from which these are asked for.
const FIRST_NIGHT_DAYS: i32 = 28;
const GATE_DAYS: i32 = 14;
const DATE_DAYS: i32 = 28;
const APPOINTMENT_DAYS: i32 = 14;
const PROBATION_DAYS: i32 = 84;
const NIGHT_DAYS: i32 = 56;
/// Days before the end of the licence from which it is asked what comes after.
const AFTER_LICENCE_DAYS: i32 = 365;
/// An address that ends within so many days of the release is no home yet.
const ADDRESS_ENDS_DAYS: i32 = 28;
/// The first probation appointment is on the day of release or within so many days.
const FIRST_APPOINTMENT_DAYS: i64 = 3;

pub(super) fn find(facts: &Facts, found: &mut Found) {
    goals(facts, found);
    owners(facts, found);
    let today = found.today;
    let days_to = |on: Date| (on - today).get_days();
    let to_release = facts.release_on.filter(|on| *on >= today).map(|on| (on, days_to(on)));
    if let Some((release_on, days)) = to_release {
        address(facts, (release_on, days), found);
        before_release(facts, (release_on, days), found);
    }
    leads(facts, to_release.map(|(_, days)| days), found);
    if let Some(ends_on) = facts.licence_ends_on.filter(|on| *on >= today && days_to(*on) <= AFTER_LICENCE_DAYS) {
        after_licence(facts, ends_on, found);
    }
}

fn goals(facts: &Facts, found: &mut Found) {
    let is_met = |area: Area| {
        let has = |goal: &&super::Goal| goal.area == area || goal.related.contains(&area);
        facts.goals.iter().filter(|goal| goal.is_open || goal.is_achieved).any(|goal| has(&goal))
    };
    let is_settled = |area: &Area| is_met(*area) || facts.settled_areas.contains(area);
    for area in Area::ALL.iter().copied().filter(|area| !is_settled(area)) {
        found.add(Kind::AreaWithoutGoal, Ref::Area(area), None, None);
    }
    if !facts.young_adult_asked {
        found.add(Kind::NotAsked, Ref::Plan, None, facts.release_on);
    }
    let near = facts.release_on.filter(|on| (*on - found.today).get_days() <= DATE_DAYS);
    for step in facts.steps.iter().filter(|step| step.is_open && step.serves_release && step.by.is_none()) {
        if near.is_some_and(|on| on >= found.today) {
            found.add(Kind::StepWithoutDate, Ref::Step(step.id), None, near);
        }
    }
}

/// Whether somebody answers for the step: the young adult, a post that is held, or somebody by name.
fn is_owned(facts: &Facts, step: &Step) -> bool {
    step.actor == Actor::YoungAdult || step.actor_name.is_some() || facts.holds(step.actor)
}

fn owners(facts: &Facts, found: &mut Found) {
    for goal in facts.goals.iter().filter(|goal| goal.is_active) {
        let mut open = facts.steps.iter().filter(|step| step.is_open && step.goal == goal.id).peekable();
        if open.peek().is_none() {
            found.add(Kind::GoalWithoutStep, Ref::Goal(goal.id), None, goal.target);
        } else if !open.any(|step| is_owned(facts, step)) {
            found.add(Kind::GoalWithoutOwner, Ref::Goal(goal.id), None, goal.target);
        }
    }
    for actor in Actor::ALL.iter().copied().filter(|actor| *actor != Actor::YoungAdult && !facts.holds(*actor)) {
        let theirs = facts.steps.iter().filter(|step| step.is_open && step.actor == actor && step.actor_name.is_none());
        let mut first: Option<Option<Date>> = None;
        for step in theirs {
            let earliest = match (first.flatten(), step.by) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            first = Some(earliest);
        }
        if let Some(by) = first {
            found.add(Kind::StepActorMissing, Ref::Actor(actor), None, by);
        }
    }
}

fn address(facts: &Facts, (release_on, days): (Date, i32), found: &mut Found) {
    let there = facts.addresses.iter().filter(|one| one.covers(release_on));
    let mut ends = Vec::new();
    for one in there {
        match one.to {
            Some(to) if (to - release_on).get_days() < ADDRESS_ENDS_DAYS => {
                ends.push((to, one.id));
            }
            _ => return,
        }
    }
    if let Some((to, id)) = ends.iter().copied().max() {
        if !facts.addresses.iter().any(|one| one.covers(to)) {
            found.add(Kind::AddressEnds, Ref::Address(id), None, Some(to));
        }
    } else if let Some(stage) = ADDRESS_STAGES.into_iter().find(|stage| days <= i32::from(*stage)) {
        found.add_stage(Kind::NoAddress, release_on, stage);
    }
}

fn before_release(facts: &Facts, (release_on, days): (Date, i32), found: &mut Found) {
    let bites_on = Some(release_on);
    if days <= FIRST_NIGHT_DAYS && facts.first_night.is_none() {
        found.add(Kind::NoFirstNight, Ref::FirstNight, None, bites_on);
    }
    if days <= GATE_DAYS && facts.at_gate.is_none() {
        found.add(Kind::NobodyAtGate, Ref::Gate, None, bites_on);
    }
    let answers = |one: &super::Supporter| one.answers_at_night && one.check != Check::Barred;
    if days <= NIGHT_DAYS && !facts.supporters.iter().any(answers) {
        found.add(Kind::NobodyAtNight, Ref::Plan, None, bites_on);
    }
    let is_on_licence = facts.licence_ends_on.is_some() || !facts.conditions.is_empty();
    let last = release_on.saturating_add(FIRST_APPOINTMENT_DAYS.days());
    let is_first =
        |one: &super::Appointment| one.purpose == Purpose::Probation && release_on <= one.on && one.on <= last;
    if days <= APPOINTMENT_DAYS && is_on_licence && !facts.appointments.iter().any(is_first) {
        found.add(Kind::NoFirstAppointment, Ref::Plan, None, bites_on);
    }
}

fn leads(facts: &Facts, days_to_release: Option<i32>, found: &mut Found) {
    if !facts.holds(Actor::PersonalAdviser) {
        found.add(Kind::NoPersonalAdviser, Ref::Actor(Actor::PersonalAdviser), None, None);
    }
    let is_near = facts.in_custody && days_to_release.is_some_and(|days| days <= PROBATION_DAYS);
    let is_on_licence = !facts.in_custody && facts.licence_ends_on.is_some_and(|ends_on| ends_on >= found.today);
    if (is_near || is_on_licence) && !facts.holds(Actor::CommunityOffenderManager) {
        let on = if is_near { facts.release_on } else { Some(found.today) };
        found.add(Kind::NoProbation, Ref::Actor(Actor::CommunityOffenderManager), None, on);
    }
}

fn after_licence(facts: &Facts, ends_on: Date, found: &mut Found) {
    let stays = |one: &super::Supporter| one.stays && one.check != Check::Barred;
    let of_licence = |actor: Actor| {
        matches!(actor, Actor::CommunityOffenderManager | Actor::PrisonOffenderManager | Actor::KeyWorker)
    };
    let goes_on = |step: &Step| step.is_open && !of_licence(step.actor) && step.by.is_some_and(|by| by > ends_on);
    if !facts.supporters.iter().any(stays) && !facts.steps.iter().any(goes_on) {
        found.add(Kind::NobodyAfterLicence, Ref::Plan, None, Some(ends_on));
    }
}
