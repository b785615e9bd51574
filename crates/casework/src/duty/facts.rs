//! Everything about a person that a duty can follow from, put together from all agencies' records, from contacts, from
//! the circle and from what was recorded by hand.

use std::collections::BTreeMap;

use domain::Date;
use domain::custody::ReleaseDateKind;
use domain::duty::{Duties, Event, EventKind, Facts, Law, RecordedFacts, Spell, SpellKind};
use domain::id::PersonId;
use domain::plan::ModeAnswer;
use store::{Rows, StoreError, World};

use super::rows::{self, Recorded};
use crate::record::{self, Known};

/// One person as they are known, with the facts that duties follow from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// What agencies say.
    pub known: Known,
    /// The facts.
    pub recorded: RecordedFacts,
}

impl Person {
    /// The person as somebody reads them from whom the young adult keeps their time in care: as if no agency had spoken of
    /// it. The prison goes on reading its own alerts.
    #[must_use]
    pub fn without_care(mut self, keeps_alerts: bool) -> Self {
        self.known.episodes.clear();
        self.recorded.episodes.clear();
        self.known.authority = None;
        self.known.team = None;
        self.known.outcome = None;
        if let Some(custody) = self.known.custody.as_mut().filter(|_| !keeps_alerts) {
            custody.alerts.retain(|alert| alert.care().is_none());
        }
        self
    }

    /// From which situation their plan is made. Whoever has left is held against the dates that were given while they were
    /// inside.
    pub fn mode(&self, precedence: &[ReleaseDateKind], today: Date) -> ModeAnswer {
        if self.known.custody.is_some() {
            return ModeAnswer::of(&self.facts(), precedence, today);
        }
        let dates = self.known.dates_before_leaving.clone();
        let recorded = RecordedFacts { release_dates: dates, ..self.recorded.clone() };
        ModeAnswer::of(&recorded.facts(), precedence, today)
    }

    fn new(known: Known, Recorded { facts: mut recorded, manager_since }: Recorded) -> Self {
        recorded.born_on = known.born_on;
        recorded.nation = known.nation;
        recorded.episodes.clone_from(&known.episodes);
        recorded.custody.clone_from(&known.spells);
        recorded.release_dates.clone_from(&known.release_dates);
        let done = known.done.iter().map(|(kind, on)| Event { on: *on, kind: *kind, outcome: None });
        recorded.events.extend(done);
        if let Some(supervision) = &known.supervision
            && let Some(from) = supervision.from
        {
            // Agencies write the last day of supervision; a spell is over on the day after.
            let to = supervision.to.map(|to| to.tomorrow().unwrap_or(to));
            recorded.spells.push(Spell { from, to, kind: SpellKind::Supervision });
        }
        if let Some(since) = manager_since {
            // Whoever leads already when custody begins is named from its first day.
            let began = recorded.custody.iter().filter(|spell| spell.to.is_none()).map(|spell| spell.from).max();
            let on = began.map_or(since, |began| began.max(since));
            recorded.events.push(Event { on, kind: EventKind::ComAllocated, outcome: None });
        }
        Self { known, recorded }
    }

    /// The facts, borrowed.
    pub fn facts(&self) -> Facts<'_> {
        self.recorded.facts()
    }

    /// Asks every rule, and hands the answers to `with`.
    pub fn ask<T>(&self, law: Law<'_>, today: Date, with: impl FnOnce(&Duties<'_, '_>) -> T) -> T {
        let facts = self.facts();
        with(&law.duties(&facts, today))
    }
}

/// These people with their facts on `today`: two questions. Somebody nobody speaks of is in the answer, with nothing.
pub async fn people(
    rows: &impl Rows,
    people: &[PersonId],
    today: Date,
) -> Result<BTreeMap<PersonId, Person>, StoreError> {
    people_in(rows, people, today, World::AsItIs).await
}

/// The same in another world: with a staged import, or without one that is applied.
pub async fn people_in(
    rows: &impl Rows,
    people: &[PersonId],
    today: Date,
    world: World,
) -> Result<BTreeMap<PersonId, Person>, StoreError> {
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut records = record::records_in(rows, people, world).await?;
    let mut recorded = rows::recorded(rows, people, today, world).await?;
    let one = |person: &PersonId| {
        let known = Known::from_records(&records.remove(person).unwrap_or_default());
        (*person, Person::new(known, recorded.remove(person).unwrap_or_default()))
    };
    Ok(people.iter().map(one).collect())
}

/// One person with their facts.
pub async fn person(rows: &impl Rows, person: PersonId, today: Date) -> Result<Person, StoreError> {
    Ok(people(rows, &[person], today).await?.remove(&person).unwrap_or_default())
}
