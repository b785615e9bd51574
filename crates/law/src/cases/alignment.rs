//! Cases of alignment: a plan with everything around it, and what does not fit, is missing, or is planned twice.
//!
//! Things are known by name here; the place in the file stands for the id.

use domain::alignment::{
    Address, Appointment, Condition, Curfew, DutyDay, Facts, Finding, Goal, Group, Kind, Named, Purpose, Restraint,
    Severity, Spot, Step, Supporter, findings, moved,
};
use domain::id::{AddressId, AppointmentId, ConditionId, GoalId, StepId, SupporterId};
use domain::network::Check;
use domain::place::{Coordinates, TimeOfDay};
use domain::plan::{Actor, Area, GoalState, StepState};
use jiff::civil::Date;

use super::keys::{KeyError, KeyFault, Keys};
use super::said::Said;
use crate::rules;

pub(super) fn check(keys: &mut Keys, today: Date) -> Result<Said, KeyError> {
    let kind = keys.code_or_none("kind", Kind::ALL, Kind::code)?;
    let if_released_on = keys.date_or_none("if_released_on")?;
    let facts = facts(keys)?;
    let found = findings(&facts, today);
    let asked: Vec<&Finding> = found.iter().filter(|one| Some(one.kind) == kind).collect();
    let mut said = Said::default();
    for group in Group::ALL {
        let kinds: Vec<&str> = found.iter().filter(|one| one.group() == *group).map(|one| one.kind.code()).collect();
        said = said.with(group_key(*group), list(&kinds));
    }
    let one = asked.first();
    let parties = one.map(|one| one.parties(&facts).into_iter().map(Actor::code).collect::<Vec<_>>());
    said = said
        .with("count", asked.len())
        .with_or_none("severity", one.map(|one| Severity::code(one.severity)))
        .with_or_none("bites_on", one.and_then(|one| one.bites_on))
        .with_or_none("stage_days", one.and_then(|one| one.stage_days))
        .with_or_none("settle", one.map(|one| one.settle().code()))
        .with_or_none("parties", parties.map(|parties| list(&parties)))
        .with_or_none("because", one.map(|one| one.reason(&facts).because.join("; ")));
    if let Some(to) = if_released_on {
        let moved = moved(&facts, Facts { release_on: Some(to), ..facts.clone() }, today);
        let kinds = |list: &[Finding]| list.iter().map(|one| one.kind.code()).collect::<Vec<_>>();
        said = said.with("breaks", list(&kinds(&moved.breaks))).with("mends", list(&kinds(&moved.mends)));
    }
    let trace = found.iter().map(|one| format!("{}: {}", one.kind.code(), one.reason(&facts).because.join("; ")));
    Ok(said.because(trace.collect::<Vec<_>>()))
}

const fn group_key(group: Group) -> &'static str {
    match group {
        Group::Conflict => "conflicts",
        Group::Gap => "gaps",
        Group::Duplicate => "duplicates",
    }
}

fn list(all: &[&str]) -> String {
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
}

fn facts(keys: &mut Keys) -> Result<Facts, KeyError> {
    let (goals, names) = goals(keys)?;
    Ok(Facts {
        in_custody: keys.flag_or_none("in_custody")?.unwrap_or(false),
        release_on: keys.date_or_none("release_on")?,
        licence_ends_on: keys.date_or_none("licence_ends_on")?,
        goals,
        steps: steps(keys, &names)?,
        appointments: appointments(keys)?,
        addresses: addresses(keys)?,
        conditions: conditions(keys)?,
        supporters: supporters(keys)?,
        duties: duties(keys)?,
        held: keys.codes("held", Actor::ALL, Actor::code)?,
        at_gate: keys.text_or_none("at_gate")?.map(|name| Named { name }),
        first_night: keys.text_or_none("first_night")?.map(|name| Named { name }),
        settled_areas: keys.codes("settled_areas", Area::ALL, Area::code)?,
        young_adult_asked: keys.flag_or_none("young_adult_asked")?.unwrap_or(false),
    })
}

/// The id of the thing at this place in the file.
fn bits(at: usize) -> u128 {
    at as u128 + 1
}

fn numbered<T>(all: Vec<T>, mut set: impl FnMut(&mut T, u128)) -> Vec<T> {
    all.into_iter()
        .enumerate()
        .map(|(at, mut one)| {
            set(&mut one, bits(at));
            one
        })
        .collect()
}

fn goals(keys: &mut Keys) -> Result<(Vec<Goal>, Vec<String>), KeyError> {
    let read = keys.each("goals", |keys| {
        let state = keys.code_or_none("state", GoalState::CODES, |code| code)?.unwrap_or("active");
        let goal = Goal {
            id: GoalId::from_bits(0),
            area: keys.code("area", Area::ALL, Area::code)?,
            related: keys.codes("related", Area::ALL, Area::code)?,
            words: keys.text("words")?,
            target: keys.date_or_none("target")?,
            is_active: state == "active",
            is_open: matches!(state, "active" | "future"),
            is_achieved: state == "achieved",
        };
        Ok((keys.text("name")?, goal))
    })?;
    let (names, goals): (Vec<String>, Vec<Goal>) = read.into_iter().unzip();
    Ok((numbered(goals, |goal, bits| goal.id = GoalId::from_bits(bits)), names))
}

fn steps(keys: &mut Keys, goals: &[String]) -> Result<Vec<Step>, KeyError> {
    let read = keys.each("steps", |keys| {
        let goal = keys.text("goal")?;
        let at = goals.iter().position(|name| *name == goal).ok_or_else(|| {
            let known = goals.to_vec();
            KeyError::new("facts.steps.goal", KeyFault::Code { found: goal.clone(), known })
        })?;
        let state = keys.code_or_none("state", StepState::CODES, |code| code)?.unwrap_or("not_started");
        Ok(Step {
            id: StepId::from_bits(0),
            goal: GoalId::from_bits(bits(at)),
            words: keys.text("words")?,
            actor: keys.code("actor", Actor::ALL, Actor::code)?,
            actor_name: keys.text_or_none("actor_name")?,
            by: keys.date_or_none("by")?,
            serves_release: keys.flag_or_none("serves_release")?.unwrap_or(false),
            is_open: StepState::from_code(state, "").is_some_and(|state| state.is_open()),
        })
    })?;
    Ok(numbered(read, |step, bits| step.id = StepId::from_bits(bits)))
}

fn time(keys: &mut Keys, key: &str) -> Result<TimeOfDay, KeyError> {
    let read = |text: &str| TimeOfDay::parse(text).ok();
    let time = keys.read_or_none(key, "a time in quotation marks, like \"19:00\"", read)?;
    time.ok_or_else(|| keys.missing(key))
}

fn point(keys: &mut Keys, key: &str) -> Result<Option<Coordinates>, KeyError> {
    keys.read_or_none(key, "degrees north and east, like \"52.48, -1.89\"", |text| Coordinates::parse(text).ok())
}

/// A place by name, with where it is.
fn spot(keys: &mut Keys, key: &str) -> Result<Option<Spot>, KeyError> {
    let name = keys.text_or_none(key)?;
    let at = point(keys, "at")?;
    match (name, at) {
        (Some(name), at) => Ok(Some(Spot { name, at })),
        (None, Some(_)) => Err(keys.missing(key)),
        (None, None) => Ok(None),
    }
}

fn appointments(keys: &mut Keys) -> Result<Vec<Appointment>, KeyError> {
    let read = keys.each("appointments", |keys| {
        Ok(Appointment {
            id: AppointmentId::from_bits(0),
            purpose: keys.code_or_none("purpose", Purpose::ALL, Purpose::code)?.unwrap_or(Purpose::Other),
            words: keys.text("words")?,
            with: keys.text_or_none("with")?.unwrap_or_default(),
            place: spot(keys, "place")?,
            on: keys.date("on")?,
            from: time(keys, "from")?,
            to: time(keys, "to")?,
            is_inside: keys.flag_or_none("is_inside")?.unwrap_or(false),
        })
    })?;
    Ok(numbered(read, |one, bits| one.id = AppointmentId::from_bits(bits)))
}

fn addresses(keys: &mut Keys) -> Result<Vec<Address>, KeyError> {
    let read = keys.each("addresses", |keys| {
        Ok(Address {
            id: AddressId::from_bits(0),
            spot: spot(keys, "name")?.ok_or_else(|| keys.missing("name"))?,
            from: keys.date("from")?,
            to: keys.date_or_none("to")?,
        })
    })?;
    Ok(numbered(read, |one, bits| one.id = AddressId::from_bits(bits)))
}

fn conditions(keys: &mut Keys) -> Result<Vec<Condition>, KeyError> {
    let read = keys.each("conditions", |keys| {
        let what = match keys.code("kind", &["curfew", "exclusion_zone", "no_contact"], |code| code)? {
            "curfew" => Restraint::Curfew(Curfew {
                from: time(keys, "begins")?,
                to: time(keys, "ends")?,
                at: spot(keys, "address")?,
            }),
            "exclusion_zone" => Restraint::Zone {
                name: keys.text("name")?,
                centre: point(keys, "at")?.ok_or_else(|| keys.missing("at"))?,
                radius_m: keys
                    .whole_number_or_none("radius_m")?
                    .and_then(|metres| metres.try_into().ok())
                    .ok_or_else(|| keys.missing("radius_m"))?,
            },
            _ => Restraint::NoContact { name: keys.text("name")? },
        };
        let (from, to) = (keys.date_or_none("from")?, keys.date_or_none("to")?);
        Ok(Condition { id: ConditionId::from_bits(0), what, from, to })
    })?;
    Ok(numbered(read, |one, bits| one.id = ConditionId::from_bits(bits)))
}

fn supporters(keys: &mut Keys) -> Result<Vec<Supporter>, KeyError> {
    let read = keys.each("supporters", |keys| {
        Ok(Supporter {
            id: SupporterId::from_bits(0),
            name: keys.text("name")?,
            check: keys.code_or_none("check", Check::ALL, Check::code)?.unwrap_or(Check::NotChecked),
            consent_until: keys.date_or_none("consent_until")?,
            answers_at_night: keys.flag_or_none("answers_at_night")?.unwrap_or(false),
            stays: keys.flag_or_none("stays")?.unwrap_or(false),
        })
    })?;
    Ok(numbered(read, |one, bits| one.id = SupporterId::from_bits(bits)))
}

fn duties(keys: &mut Keys) -> Result<Vec<DutyDay>, KeyError> {
    // The embedded law is read by a test of its own; were it broken, no rule would be known here.
    let rules = rules::embedded().unwrap_or_default();
    keys.each("duties", |keys| {
        let id = keys.text("duty")?;
        let rule = rules.iter().find(|rule| rule.id == id).ok_or_else(|| {
            let known = rules.iter().map(|rule| rule.id.to_owned()).collect();
            KeyError::new("facts.duties.duty", KeyFault::Code { found: id.clone(), known })
        })?;
        let owner = keys.code("owner", Actor::ALL, Actor::code)?;
        Ok(DutyDay { rule: rule.id, title: rule.title, owner, due: keys.date("due")? })
    })
}
