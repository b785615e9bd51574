//! Puts together what is held against each other: few questions, whatever the plan holds.

use domain::Date;
use domain::agency::Role;
use domain::alignment::{DutyDay, Facts, Supporter, findings};
use domain::duty::{Duties, Lane, Law, Trigger};
use domain::id::PersonId;
use domain::network::{Network, Yes};
use domain::plan::{Actor, Plan};
use store::{Context, Rows, StoreError};

use super::{Aligned, Said, release, rows};
use crate::circle::CircleOf;
use crate::{duty, network, plan, release_day};

/// What is held against each other, as it was read: a page that has read part of it already fills in the rest.
#[derive(Debug, Clone)]
pub struct OnRecord {
    /// The person with what duties follow from.
    pub person: duty::Person,
    /// The plan as it stands.
    pub plan: Plan,
    /// The network.
    pub network: Network,
    /// The day of release with appointments, licence and places.
    pub day: release_day::ReleaseDayOf,
    /// Everything that was said of findings, the first first.
    pub said: Vec<Said>,
}

impl OnRecord {
    /// The plans of `person`, held against each other on `today`; `circle` is theirs.
    pub fn align(self, law: Law<'_>, person: PersonId, circle: &CircleOf, today: Date) -> Aligned {
        let Self { person: one, plan, network, day, said } = self;
        let mut facts = one.ask(law, today, of_duties);
        facts.release_on = facts.release_on.or_else(|| last_release(&one, today));
        facts.read_plan(&plan);
        facts.supporters = supporters(&network, today);
        facts.held = held(circle, today);
        release::read(&mut facts, person, &day);
        let agreed_release_on = agreed_release(&one, &plan, law).filter(|on| Some(*on) != facts.release_on);
        let findings = findings(&facts, today);
        Aligned { person: one, facts, findings, said, agreed_release_on }
    }
}

/// Reads it all and holds it against each other; `circle` is theirs, as the door read it.
pub async fn load(
    rows: &impl Rows,
    context: &Context,
    person: PersonId,
    circle: &CircleOf,
    today: Date,
) -> Result<Aligned, StoreError> {
    let one = duty::person(rows, person, today).await?;
    let name = one.known.name.given.clone();
    let record = OnRecord {
        person: one,
        plan: plan::history(rows, (person, &name), context).await?.now(),
        network: network::network(rows, person).await?,
        day: release_day::ReleaseDayOf::load(rows, person).await?,
        said: said(rows, person).await?,
    };
    Ok(record.align(context.law(), person, circle, today))
}

/// Everything that was said of findings in this person's plan, the first first: one question.
pub async fn said(rows: &impl Rows, person: PersonId) -> Result<Vec<Said>, StoreError> {
    rows::said(rows, person).await
}

/// Custody, release, licence, and the duties that the release waits for.
fn of_duties(duties: &Duties<'_, '_>) -> Facts {
    let position = &duties.position;
    let waits = duties.owed().into_iter().filter(|duty| duty.rule.lane == Lane::Release && duty.rule.answers.is_none());
    let day = |duty: &domain::duty::Duty<'_>| {
        let owner = duty.rule.owner.role().and_then(actor)?;
        Some(DutyDay { rule: duty.rule.id, title: duty.rule.title, owner, due: duty.due? })
    };
    Facts {
        in_custody: position.custody.is_some(),
        release_on: position.release.map(|release| release.on),
        licence_ends_on: position.day(Trigger::SupervisionEnd),
        duties: waits.filter_map(day).collect(),
        ..Facts::default()
    }
}

/// The day the person was last released, where nobody is in custody and no date lies ahead.
fn last_release(one: &duty::Person, today: Date) -> Option<Date> {
    let open = one.recorded.custody.iter().any(|spell| spell.to.is_none());
    if open { None } else { one.recorded.custody.iter().filter_map(|spell| spell.to).filter(|to| *to <= today).max() }
}

/// The release date that stood when the young adult last agreed to a goal.
fn agreed_release(one: &duty::Person, plan: &Plan, law: Law<'_>) -> Option<Date> {
    let agreed =
        plan.agreements.iter().filter(|answer| answer.author.is_young_adult()).map(|answer| answer.on).max()?;
    let mut known = one.known.clone();
    known.release_dates.retain(|date| date.as_of <= agreed);
    known.release(law.precedence).map(|shown| shown.date.on)
}

fn actor(role: Role) -> Option<Actor> {
    Actor::ALL.iter().copied().find(|actor| actor.role() == Some(role))
}

fn held(circle: &CircleOf, today: Date) -> Vec<Actor> {
    let mut held: Vec<Actor> = circle.current(today).filter_map(|member| actor(member.membership.role)).collect();
    held.sort_unstable();
    held.dedup();
    held
}

fn supporters(network: &Network, today: Date) -> Vec<Supporter> {
    let one = |one: &domain::network::Supporter| Supporter {
        id: one.id,
        name: one.what.name.clone(),
        check: one.check(),
        consent_until: one.consent.as_ref().filter(|consent| consent.state(today).holds()).map(|consent| consent.until),
        answers_at_night: one.what.answers_at_night == Yes::Yes,
        stays: one.what.stays == Yes::Yes,
    };
    network.supporters.iter().map(one).collect()
}
