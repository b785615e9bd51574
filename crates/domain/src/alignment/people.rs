//! People who may not take part, and people who have a part without consent or without a safety check.

use super::alike::NameWords;
use super::facts::{Facts, Restraint, Step, Supporter};
use super::finding::{Found, Ref};
use super::kind::Kind;
use crate::network::{Check, ENDS_SOON_DAYS};
use crate::plan::Actor;

/// A part that somebody has in the plan: which, by name, and when it bites.
struct Part {
    name: NameWords,
    at: Ref,
    bites_on: Option<jiff::civil::Date>,
}

pub(super) fn find(facts: &Facts, found: &mut Found) {
    if facts.supporters.is_empty() && facts.conditions.is_empty() {
        return;
    }
    let parts = parts(facts);
    for supporter in &facts.supporters {
        of_supporter(supporter, &parts, found);
    }
    for condition in &facts.conditions {
        let Restraint::NoContact { name } = &condition.what else { continue };
        let (by, name) = (Ref::Condition(condition.id), NameWords::of(name));
        for supporter in facts.supporters.iter().filter(|one| NameWords::of(&one.name).is_same(&name)) {
            found.add(Kind::NoContactSupporter, Ref::Supporter(supporter.id), by, facts.release_on);
        }
        for part in parts.iter().filter(|part| part.name.is_same(&name)) {
            let kind = match part.at {
                Ref::Gate => Kind::NoContactAtGate,
                Ref::FirstNight => Kind::NoContactFirstNight,
                _ => Kind::NoContactStep,
            };
            found.add(kind, part.at, by, part.bites_on);
        }
    }
}

fn parts(facts: &Facts) -> Vec<Part> {
    let mut parts = Vec::new();
    if let Some(gate) = &facts.at_gate {
        parts.push(Part { name: NameWords::of(&gate.name), at: Ref::Gate, bites_on: facts.release_on });
    }
    if let Some(night) = &facts.first_night {
        parts.push(Part { name: NameWords::of(&night.name), at: Ref::FirstNight, bites_on: facts.release_on });
    }
    let is_theirs = |step: &&Step| step.is_open && step.actor != Actor::YoungAdult;
    for step in facts.steps.iter().filter(is_theirs) {
        if let Some(name) = &step.actor_name {
            parts.push(Part { name: NameWords::of(name), at: Ref::Step(step.id), bites_on: step.by });
        }
    }
    parts
}

fn of_supporter(supporter: &Supporter, parts: &[Part], found: &mut Found) {
    let it = Ref::Supporter(supporter.id);
    let name = NameWords::of(&supporter.name);
    let theirs = parts.iter().filter(|part| part.name.is_same(&name));
    if supporter.check == Check::Barred {
        found.add(Kind::BarredSupporter, it, None, None);
        for part in theirs {
            let kind = match part.at {
                Ref::Gate => Kind::BarredAtGate,
                Ref::FirstNight => Kind::BarredFirstNight,
                _ => Kind::BarredStep,
            };
            found.add(kind, part.at, it, part.bites_on);
        }
        return;
    }
    let theirs: Vec<&Part> = theirs.collect();
    let bites_on = theirs.iter().filter_map(|part| part.bites_on).min();
    let has_part = !theirs.is_empty();
    if has_part && supporter.consent_until.is_none() {
        found.add(Kind::SupporterWithoutConsent, it, None, bites_on);
    }
    if supporter.check == Check::NotChecked && (has_part || supporter.consent_until.is_some()) {
        found.add(Kind::SupporterNotChecked, it, None, bites_on);
    }
    if let Some(until) = supporter.consent_until
        && (until - found.today).get_days() <= ENDS_SOON_DAYS
    {
        found.add(Kind::ConsentEnds, it, None, Some(until));
    }
}
