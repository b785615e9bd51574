//! Puts together what is held against each other: few questions, whatever the plan holds.

use domain::Date;
use domain::agency::Role;
use domain::alignment::{DutyDay, Facts, Supporter, findings};
use domain::custody::{ReleaseDate, ReleaseDateKind};
use domain::duty::{Duties, Lane, Law, Trigger};
use domain::id::PersonId;
use domain::network::{Network, Yes};
use domain::plan::{Actor, Plan, PlanHistory};
use store::{Context, Rows, Several, StoreError};

use super::{Aligned, Said, release, rows};
use crate::circle::CircleOf;
use crate::{duty, network, place, plan, release_day};

/// What is held against each other, as it was read.
#[derive(Debug, Clone)]
pub struct OnRecord {
    /// The person with what duties follow from.
    pub person: duty::Person,
    /// Everything that was ever written in the plan.
    pub history: PlanHistory,
    /// The network.
    pub network: Network,
    /// The day of release with appointments, licence and places.
    pub day: release_day::ReleaseDayOf,
    /// Everything that was said of findings, the first first.
    pub said: Vec<Said>,
}

impl OnRecord {
    /// Reads it all: five questions, whatever the plan holds.
    pub async fn load(rows: &impl Rows, context: &Context, person: PersonId) -> Result<Self, StoreError> {
        let one = duty::person(rows, person, context.today()).await?;
        let several = plan::ask(rows::ask(Several::default(), person), person);
        let found = release_day::ReleaseDayOf::ask(several, person).ask(rows).await?;
        let name = if one.known.name.is_empty() { "the young adult".to_owned() } else { one.known.name.to_string() };
        Ok(Self {
            history: plan::of(&found, (person, &name), context)?,
            network: network::network(rows, person).await?,
            day: release_day::ReleaseDayOf::of(&found, place::directory(rows).await?)?,
            said: rows::said(&found)?,
            person: one,
        })
    }

    /// The plans of `person`, held against each other on `today`; `circle` is theirs.
    pub fn align(self, law: Law<'_>, person: PersonId, circle: &CircleOf, today: Date) -> Aligned {
        let Self { person: one, history, network, day, said } = self;
        let plan = history.now();
        let mut facts = one.ask(law, today, of_duties);
        facts.release_on = facts.release_on.or_else(|| last_release(&one, today));
        facts.read_plan(&plan);
        facts.supporters = supporters(&network, today);
        facts.held = held(circle, today);
        release::read(&mut facts, person, &day);
        let agreed_release_on = agreed_release(&one, &plan, law).filter(|on| Some(*on) != facts.release_on);
        let findings = findings(&facts, today);
        Aligned { id: person, person: one, history, day, facts, findings, said, agreed_release_on }
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
    let record = OnRecord::load(rows, context, person).await?;
    Ok(record.align(context.law(), person, circle, today))
}

/// The facts with another day of release, as the prison would confirm it today.
pub(super) fn if_released_on(aligned: &Aligned, law: Law<'_>, on: Date, today: Date) -> Facts {
    let mut recorded = aligned.person.recorded.clone();
    let source = "asked on the page".to_owned();
    recorded.release_dates.push(ReleaseDate { kind: ReleaseDateKind::Confirmed, on, source, as_of: today });
    let duties = of_duties(&law.duties(&recorded.facts(), today)).duties;
    let mut facts = Facts { release_on: Some(on), duties, ..aligned.facts.clone() };
    release::read(&mut facts, aligned.id, &aligned.day);
    facts
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Custody;
    use domain::Timestamp;
    use domain::custody::LegalStatus;
    use domain::duty::{CustodySpell, LawBook};
    use domain::id::{AgreementId, GoalId};
    use domain::plan::{Agreement, Answer, Author, Party};
    use jiff::civil::date;

    const PERSON: PersonId = PersonId::from_bits(1);

    fn crd(on: Date, as_of: Date) -> ReleaseDate {
        ReleaseDate { kind: ReleaseDateKind::Crd, on, source: "HMP Larkmoor".into(), as_of }
    }

    fn record(dates: Vec<ReleaseDate>, agreed_on: Option<Date>) -> OnRecord {
        let from = date(2026, 6, 1);
        let mut one = duty::Person::default();
        one.known.custody = Some(Custody {
            establishment: "HMP Larkmoor".into(),
            received_on: Some(from),
            legal_status: Some(LegalStatus::Sentenced),
            alerts: vec![],
        });
        one.known.release_dates.clone_from(&dates);
        one.recorded.release_dates = dates;
        one.recorded.custody = vec![CustodySpell {
            from,
            to: None,
            legal_status: Some(LegalStatus::Sentenced),
            sentence_start: Some(from),
        }];
        let agreement = |on| Agreement {
            id: AgreementId::from_bits(1),
            goal: GoalId::from_bits(1),
            goal_version: 1,
            answer: Answer::Agrees,
            author: Author::own(Party::YoungAdult, "Wren".into()),
            at: Timestamp::UNIX_EPOCH,
            on,
        };
        let mut history = PlanHistory::new(PERSON);
        history.agreements.extend(agreed_on.map(agreement));
        let day = release_day::ReleaseDayOf {
            kept: release_day::KeptDay::default(),
            items: vec![],
            appointments: vec![],
            conditions: vec![],
            places: vec![],
            ways: vec![],
        };
        OnRecord { person: one, history, network: Network::default(), day, said: vec![] }
    }

    #[test]
    fn the_release_date_at_the_last_agreement_is_told_where_it_moved_since() {
        let (first, newer) = (date(2027, 4, 9), date(2027, 3, 19));
        let moved = vec![crd(first, date(2027, 1, 1)), crd(newer, date(2027, 2, 1))];
        let book = LawBook::default();
        let law = book.law();
        let circle = CircleOf::empty(PERSON);
        for (agreed_on, told) in [
            (None, None),
            (Some(date(2027, 1, 10)), Some(first)),
            (Some(date(2027, 2, 1)), None),
            (Some(date(2026, 12, 31)), None),
        ] {
            let aligned = record(moved.clone(), agreed_on).align(law, PERSON, &circle, date(2027, 2, 10));
            assert_eq!(aligned.facts.release_on, Some(newer));
            assert_eq!(aligned.agreed_release_on, told, "{agreed_on:?}");
        }
    }

    #[test]
    fn another_day_takes_the_first_address_with_it() {
        let (first, sooner) = (date(2027, 4, 9), date(2027, 3, 19));
        let mut record = record(vec![crd(first, date(2027, 1, 1))], None);
        record.day.kept.day.home = "12 Reed Street".into();
        let book = LawBook::default();
        let circle = CircleOf::empty(PERSON);
        let aligned = record.align(book.law(), PERSON, &circle, date(2027, 2, 10));
        let facts = aligned.if_released_on(book.law(), sooner, date(2027, 2, 10));
        assert_eq!(facts.release_on, Some(sooner));
        assert_eq!(facts.addresses.iter().map(|one| one.from).collect::<Vec<_>>(), [sooner]);
        let kinds = |list: &[domain::alignment::Finding]| list.iter().map(|one| one.kind.code()).collect::<Vec<_>>();
        let moved = domain::alignment::moved(&aligned.facts, facts, date(2027, 2, 10));
        assert_eq!(kinds(&moved.breaks), ["nobody_at_night"]);
    }
}
