//! Things planned twice: two agencies doing the same, one goal twice, two appointments for one purpose, one supporter twice.

use super::alike::{KeyWords, NameWords, same_name};
use super::facts::{Appointment, Facts, Goal, Purpose, Step};
use super::finding::{Found, Ref};
use super::kind::Kind;

/// Two steps with days further apart than this are two tasks.
const STEPS_APART_DAYS: i32 = 28;
/// Two appointments with the same words for one purpose are one if fewer days than this apart.
const APPOINTMENTS_APART_DAYS: i32 = 7;

pub(super) fn find(facts: &Facts, found: &mut Found) {
    steps(facts, found);
    goals(facts, found);
    appointments(facts, found);
    let named: Vec<_> = facts.supporters.iter().map(|one| (one, NameWords::of(&one.name))).collect();
    for (at, (one, name)) in named.iter().enumerate() {
        for (other, _) in named.iter().skip(at + 1).filter(|(_, other)| name.is_same(other)) {
            let (first, second) = (one.id.min(other.id), one.id.max(other.id));
            found.add(Kind::SameSupporter, Ref::Supporter(first), Ref::Supporter(second), None);
        }
    }
}

/// Which agency does it: the kind of agency, or the service by name; none where no agency does.
fn are_two_agencies(one: &Step, other: &Step) -> bool {
    use crate::plan::Actor::Provider;
    match (one.actor, other.actor) {
        (Provider, Provider) => match (&one.actor_name, &other.actor_name) {
            (Some(mine), Some(theirs)) => !same_name(mine, theirs),
            _ => false,
        },
        (Provider, actor) | (actor, Provider) => actor.agency().is_some(),
        (mine, theirs) => mine.agency().is_some() && theirs.agency().is_some() && mine.agency() != theirs.agency(),
    }
}

fn steps(facts: &Facts, found: &mut Found) {
    let of_agency =
        |step: &&Step| step.is_open && (step.actor.agency().is_some() || step.actor == crate::plan::Actor::Provider);
    let open: Vec<(&Step, Option<&Goal>, KeyWords)> = facts
        .steps
        .iter()
        .filter(of_agency)
        .map(|step| (step, facts.goal(step.goal), KeyWords::of(&step.words)))
        .collect();
    for (at, (one, goal, keys)) in open.iter().enumerate() {
        for (other, other_goal, other_keys) in open.iter().skip(at + 1) {
            let is_same = keys.says_the_same(other_keys)
                && are_two_agencies(one, other)
                && share_an_area(*goal, *other_goal)
                && at_one_time(one, other);
            if is_same {
                let (first, second) = (one.id.min(other.id), one.id.max(other.id));
                found.add(Kind::SameStep, Ref::Step(first), Ref::Step(second), earlier(one.by, other.by));
            }
        }
    }
}

fn earlier<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
    [one, other].into_iter().flatten().min()
}

fn at_one_time(one: &Step, other: &Step) -> bool {
    match (one.by, other.by) {
        (Some(mine), Some(theirs)) => (mine - theirs).get_days().abs() <= STEPS_APART_DAYS,
        _ => true,
    }
}

fn share_an_area(one: Option<&Goal>, other: Option<&Goal>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    one.area == other.area || one.related.contains(&other.area) || other.related.contains(&one.area)
}

fn goals(facts: &Facts, found: &mut Found) {
    let open: Vec<(&Goal, KeyWords)> =
        facts.goals.iter().filter(|goal| goal.is_open).map(|goal| (goal, KeyWords::of(&goal.words))).collect();
    for (at, (one, keys)) in open.iter().enumerate() {
        for (other, other_keys) in open.iter().skip(at + 1) {
            if keys.says_the_same(other_keys) && share_an_area(Some(one), Some(other)) {
                let (first, second) = (one.id.min(other.id), one.id.max(other.id));
                found.add(Kind::SameGoal, Ref::Goal(first), Ref::Goal(second), earlier(one.target, other.target));
            }
        }
    }
}

fn appointments(facts: &Facts, found: &mut Found) {
    let today = found.today;
    let ahead: Vec<(&Appointment, KeyWords)> = facts
        .appointments
        .iter()
        .filter(|one| one.on >= today && one.purpose != Purpose::Other)
        .map(|one| (one, KeyWords::of(&one.words)))
        .collect();
    for (at, (one, keys)) in ahead.iter().enumerate() {
        for (other, other_keys) in ahead.iter().skip(at + 1) {
            let days = (one.on - other.on).get_days().abs();
            let is_same = one.purpose == other.purpose
                && days < APPOINTMENTS_APART_DAYS
                && (keys.says_the_same(other_keys) || (days == 0 && one.place.is_some() && one.place == other.place));
            if is_same {
                let (first, second) = (one.id.min(other.id), one.id.max(other.id));
                let bites_on = Some(one.on.min(other.on));
                found.add(Kind::SameAppointment, Ref::Appointment(first), Ref::Appointment(second), bites_on);
            }
        }
    }
}
