//! Care leavers as returns need them: put together from all agencies' records, contacts, what was recorded by hand, and the circle.

use std::collections::{BTreeMap, BTreeSet};

use domain::agency::Role;
use domain::duty::{CustodySpell, Event, EventKind, Spell};
use domain::event::{Circumstance, CircumstanceKind, Kind, Since};
use domain::id::{AgencyId, PersonId, TeamId};
use domain::identifier::Scheme;
use domain::snapshot::Noted;
use domain::{Date, Timestamp};
use jiff::ToSpan;
use returns::produce::Leaver;
use store::columns::Keyed;
use store::{Context, Rows, StoreError};

use super::rows::{self, FactRow, LeadRow};
use crate::record::{self, EpisodePart, OutcomePart, RecordKind, SourceRecord};

/// The council whose return it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// Its id.
    pub id: AgencyId,
    /// Its code, which stands before its numbers.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// One person of the council, loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Who.
    pub person: PersonId,
    /// Their name, if one is known.
    pub name: Option<String>,
    /// Whether access to their record is limited, for whomever: then it is for those alone who work with them to be named.
    pub is_limited: bool,
    /// The team of the personal adviser who leads.
    pub team: Option<(TeamId, String)>,
    /// What returns can say of them.
    pub leaver: Leaver,
}

/// The ages at which somebody can stand in a return, in years: generous, since the rules decide.
const AGES: (i16, i16) = (15, 26);

/// The council with this id or code; nothing if there is none.
pub async fn council(rows: &impl Rows, which: Result<AgencyId, &str>) -> Result<Option<Council>, StoreError> {
    let found = match which {
        Ok(id) => rows::agency(rows, id).await?,
        Err(code) => rows::agency_by_code(rows, code).await?,
    };
    Ok(found.map(|row| Council { id: AgencyId::from_key(row.id), code: row.code, name: row.name }))
}

/// Every council that has brought files in.
pub async fn councils(rows: &impl Rows) -> Result<Vec<Council>, StoreError> {
    let found = rows::councils(rows).await?;
    Ok(found
        .into_iter()
        .map(|row| Council { id: AgencyId::from_key(row.id), code: row.code, name: row.name })
        .collect())
}

/// Everybody of a council who can stand in a return as of a day: one question.
pub async fn people_of(rows: &impl Rows, council: &Council, as_of: Date) -> Result<Vec<PersonId>, StoreError> {
    let born = |years: i16| as_of.saturating_sub(years.years());
    rows::people_of(rows, council.id, (born(AGES.1), born(AGES.0))).await
}

/// These people, in their order: four questions. Whoever the council's files do not tell of is left out.
pub async fn leavers(
    rows: &impl Rows,
    people: &[PersonId],
    council: &Council,
    context: &Context,
) -> Result<Vec<Loaded>, StoreError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let today = context.today();
    let mut records = record::records(rows, people).await?;
    let limited: BTreeSet<PersonId> = rows::limited(rows, people, today).await?;
    let mut loaded: BTreeMap<PersonId, Loaded> = BTreeMap::new();
    for person in people {
        let records = records.remove(person).unwrap_or_default();
        if records.iter().any(|record| is_of(record, council)) {
            let is_limited = limited.contains(person);
            loaded.insert(*person, begin(*person, &records, (council, is_limited), context));
        }
    }
    for row in rows::facts(rows, people).await? {
        if let Some(one) = loaded.get_mut(&PersonId::from_key(row.person_id)) {
            add(&mut one.leaver, &row, context)?;
        }
    }
    for row in rows::leads(rows, people, today).await? {
        if let Some(one) = loaded.get_mut(&PersonId::from_key(row.person_id)) {
            add_lead(one, &row);
        }
    }
    Ok(people.iter().filter_map(|person| loaded.remove(person)).collect())
}

fn is_of(record: &SourceRecord, council: &Council) -> bool {
    matches!(record.kind, RecordKind::PersonIndex | RecordKind::Ssda903) && record.agency_code == council.code
}

/// "Merrowdale, council person index".
fn source(record: &SourceRecord) -> String {
    format!("{}, {}", record.agency, record.kind.words())
}

fn day(at: Option<Timestamp>, context: &Context) -> Option<Date> {
    at.map(|at| context.civil(at).date())
}

/// What agencies' files say.
fn begin(
    person: PersonId,
    records: &[SourceRecord],
    (council, is_limited): (&Council, bool),
    context: &Context,
) -> Loaded {
    let known = record::Known::from_records(records);
    let mut own: Vec<&SourceRecord> = records.iter().filter(|record| is_of(record, council)).collect();
    // The index first: it is the council's latest word.
    own.sort_by_key(|record| record.kind != RecordKind::PersonIndex);
    let noted = |record: &SourceRecord, what: String| Noted::new(what, source(record), day(record.brought_at, context));
    let first = |what: &dyn Fn(&SourceRecord) -> Option<String>| {
        own.iter().find_map(|record| what(record).map(|what| noted(record, what)))
    };
    let identified = |scheme: Scheme| {
        move |record: &SourceRecord| {
            let mut numbers = record.content.identifiers.iter();
            numbers.find(|(known, _)| known == scheme.code()).map(|(_, value)| value.clone())
        }
    };
    let born_on = own
        .iter()
        .find_map(|record| record.born_on.map(|on| Noted::new(on, source(record), day(record.brought_at, context))));
    let own_number = |record: &SourceRecord| {
        let number = identified(Scheme::LocalId)(record)?;
        number.strip_prefix(&council.code)?.strip_prefix('/').map(str::to_owned)
    };
    let mut leaver = Leaver {
        person: person.to_string(),
        number: first(&own_number),
        born_on,
        sex: first(&|record| record.content.sex.clone()),
        ethnicity: first(&|record| record.content.ethnicity.clone()),
        upn: first(&identified(Scheme::Upn)),
        team: first(&|record| record.content.team.clone()),
        episodes: own.iter().flat_map(|record| &record.content.episodes).filter_map(EpisodePart::episode).collect(),
        ..Leaver::default()
    };
    for record in records {
        add_record(&mut leaver, record, context);
    }
    let name = Some(known.name.to_string()).filter(|name| !name.is_empty());
    Loaded { person, name, is_limited, team: None, leaver }
}

/// Custody, what was done, and how somebody lives, by an agency's own system.
fn add_record(leaver: &mut Leaver, record: &SourceRecord, context: &Context) {
    let brought_on = day(record.brought_at, context);
    if let Some(custody) = &record.content.custody
        && let Some(from) = custody.received_on
    {
        let spell = CustodySpell { from, to: custody.left_by, legal_status: None, sentence_start: None };
        leaver.life.custody.push(Noted::new(
            spell,
            format!("{}, {}", custody.establishment, source(record)),
            brought_on,
        ));
    }
    for part in &record.content.done {
        match EventKind::from_code(&part.kind) {
            Some(EventKind::InTouch | EventKind::Seen) => {
                leaver.life.contacts.push(Noted::new(part.on, source(record), brought_on));
            }
            Some(kind) => {
                let event = Event { on: part.on, kind, outcome: None };
                leaver.life.events.push(Noted::new(event, source(record), brought_on));
            }
            None => {}
        }
    }
    // The council's system says how they live on the day its file was brought in. A return says it of some birthday of its year and
    // not of which day, so that nothing can be made of it.
    if let (RecordKind::PersonIndex, Some(outcome), Some(on)) = (record.kind, &record.content.outcome, brought_on) {
        for is in circumstances(outcome) {
            leaver.life.since.push(Noted::new(Since { from: on, is }, source(record), brought_on));
        }
    }
}

fn circumstances(outcome: &OutcomePart) -> impl Iterator<Item = Circumstance> {
    let read = [
        Circumstance::from_code(CircumstanceKind::Home, &outcome.accommodation),
        Circumstance::from_code(CircumstanceKind::Activity, &outcome.activity),
        Circumstance::from_code(CircumstanceKind::Touch, &outcome.in_touch),
    ];
    read.into_iter().flatten()
}

/// What was recorded by hand, and contacts.
fn add(leaver: &mut Leaver, row: &FactRow, context: &Context) -> Result<(), StoreError> {
    let bad = |column| StoreError::inconsistent("event", column, row.person_id);
    let role = Role::from_code(&row.role).ok_or_else(|| bad("role"))?;
    let by = format!("{}, {}", row.by_name, role.words().to_lowercase());
    let recorded_on = Some(context.civil(row.recorded_at.0).date());
    let (on, life) = (row.on_day.0, &mut leaver.life);
    match Kind::from_code(&row.kind).ok_or_else(|| bad("kind"))? {
        Kind::Event(EventKind::InTouch | EventKind::Seen) => life.contacts.push(Noted::new(on, by, recorded_on)),
        Kind::Event(kind) => life.events.push(Noted::new(Event { on, kind, outcome: None }, by, recorded_on)),
        Kind::Spell(kind) => {
            let spell = Spell { from: on, to: row.until_on.map(|day| day.0), kind };
            life.spells.push(Noted::new(spell, by, recorded_on));
        }
        Kind::Circumstance(kind) => {
            let code = row.outcome.as_deref().unwrap_or_default();
            let is = Circumstance::from_code(kind, code).ok_or_else(|| bad("outcome"))?;
            life.since.push(Noted::new(Since { from: on, is }, by, recorded_on));
        }
    }
    Ok(())
}

fn add_lead(one: &mut Loaded, row: &LeadRow) {
    let noted = |what: String| Some(Noted::new(what, "Their circle".to_owned(), Some(row.from_on.0)));
    if row.role == Role::PersonalAdviser.code() {
        one.leaver.adviser = noted(row.name.clone());
        one.leaver.worker_id = noted(domain::id::WorkerId::from_key(row.worker_id).to_string());
        if let (Some(id), Some(team)) = (row.team_id, &row.team) {
            one.team = Some((TeamId::from_key(id), team.clone()));
            one.leaver.team = noted(team.clone());
        }
    } else {
        one.leaver.social_worker = noted(row.name.clone());
    }
}
