//! The queries of what is written down of people's needs.

use std::collections::BTreeMap;

use domain::agency::Role;
use domain::cohort::{Answered, Consent, Entry, FactSource, Facts, Need, NewFact, Says, What, Wrote};
use domain::id::{NeedEntryId, NeedFactId, PersonId, TeamId};
use store::columns::{Day, Instant, Keyed};
use store::entity::{need_entry, team, worker};
use store::sea_orm::sea_query::{Expr, ExprTrait, LockType, Order, Query};
use store::sea_orm::{DbBackend, EntityTrait, FromQueryResult, IntoActiveModel, Iterable, QuerySelect};
use store::{Rows, StoreError};

use super::begin::Begun;

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// Those who write for one team take turns.
pub(super) async fn hold_team(rows: &impl Rows, of: TeamId) -> Result<(), StoreError> {
    if rows.get_database_backend() == DbBackend::Postgres {
        team::Entity::find_by_id(of.key()).lock(LockType::NoKeyUpdate).one(rows).await?;
    }
    Ok(())
}

// What is written down of needs.

/// What a young adult or a worker says of a fact, or of being considered.
pub(super) enum Spoken<'a> {
    TakenBack { fact: NeedFactId, why: &'a str },
    Disputed { fact: NeedFactId, words: &'a str },
    Answer { consent: Consent, words: &'a str },
}

fn blank(begun: &Begun, kind: &str, words: &str) -> need_entry::Model {
    let is_worker = matches!(begun.wrote(), Wrote::Worker { .. });
    need_entry::Model {
        id: NeedEntryId::from_bits(begun.tx.context().new_id()).key(),
        person_id: begun.person.key(),
        kind: kind.to_owned(),
        fact_id: None,
        version: None,
        need: None,
        says: None,
        times: None,
        words: words.to_owned(),
        from_on: None,
        to_on: None,
        source: None,
        consent: None,
        worker_id: is_worker.then(|| begun.place.worker.key()),
        role: is_worker.then(|| begun.place.role.code().to_owned()),
        recorded_at: Instant(begun.tx.context().now()),
    }
}

async fn insert(begun: &Begun, row: need_entry::Model) -> Result<(), StoreError> {
    need_entry::Entity::insert(row.into_active_model()).exec_without_returning(begun.tx.rows()).await?;
    Ok(())
}

pub(super) async fn insert_fact(
    begun: &Begun,
    (fact, version): (NeedFactId, u32),
    new: &NewFact,
) -> Result<(), StoreError> {
    let row = need_entry::Model {
        fact_id: Some(fact.key()),
        version: Some(version.into()),
        need: Some(new.need.code().to_owned()),
        says: Some(new.says.code().to_owned()),
        times: Some(new.times.into()),
        from_on: new.from.map(Day),
        to_on: new.to.map(Day),
        source: Some(new.source.code().to_owned()),
        ..blank(begun, "fact", &new.words)
    };
    insert(begun, row).await
}

pub(super) async fn insert_said(begun: &Begun, spoken: Spoken<'_>) -> Result<(), StoreError> {
    let row = match spoken {
        Spoken::TakenBack { fact, why } => {
            need_entry::Model { fact_id: Some(fact.key()), ..blank(begun, "taken_back", why) }
        }
        Spoken::Disputed { fact, words } => {
            need_entry::Model { fact_id: Some(fact.key()), ..blank(begun, "disputed", words) }
        }
        Spoken::Answer { consent, words } => {
            need_entry::Model { consent: Some(consent.code().to_owned()), ..blank(begun, "answer", words) }
        }
    };
    insert(begun, row).await
}

#[derive(FromQueryResult)]
struct NameRow {
    name_of_worker: Option<String>,
}

/// Everything written down of these people's needs: one question.
pub(super) async fn facts(rows: &impl Rows, people: &[PersonId]) -> Result<BTreeMap<PersonId, Facts>, StoreError> {
    let found = entries_of(rows, people, None).await?;
    Ok(found.into_iter().map(|(person, entries)| (person, Facts::of(&entries))).collect())
}

/// Those of these people whose newest answer says no: one question.
pub(super) async fn noes(rows: &impl Rows, people: &[PersonId]) -> Result<BTreeMap<PersonId, Answered>, StoreError> {
    let found = entries_of(rows, people, Some("answer")).await?;
    let no = |entries: &[Entry]| Facts::of(entries).no().cloned();
    Ok(found.into_iter().filter_map(|(person, entries)| Some((person, no(&entries)?))).collect())
}

async fn entries_of(
    rows: &impl Rows,
    people: &[PersonId],
    kind: Option<&str>,
) -> Result<BTreeMap<PersonId, Vec<Entry>>, StoreError> {
    use need_entry::Column as C;
    let col = |column| Expr::col((need_entry::Entity, column));
    let mut select = Query::select()
        .columns(C::iter().map(|column| (need_entry::Entity, column)))
        .expr_as(Expr::col((worker::Entity, worker::Column::Name)), "name_of_worker")
        .from(need_entry::Entity)
        .left_join(
            worker::Entity,
            Expr::col((worker::Entity, worker::Column::Id)).equals((need_entry::Entity, C::WorkerId)),
        )
        .and_where(col(C::PersonId).is_in(people.iter().map(|person| person.key())))
        .order_by((need_entry::Entity, C::RecordedAt), Order::Asc)
        .order_by((need_entry::Entity, C::Id), Order::Asc)
        .to_owned();
    if let Some(kind) = kind {
        select.and_where(col(C::Kind).eq(kind));
    }
    let mut entries: BTreeMap<PersonId, Vec<Entry>> = BTreeMap::new();
    for found in rows.query_all(&select).await? {
        let row = need_entry::Model::from_query_result(&found, "")?;
        let NameRow { name_of_worker } = NameRow::from_query_result(&found, "")?;
        let by = wrote(&row, name_of_worker)?;
        let entry = Entry { at: row.recorded_at.0, by, what: what(&row)? };
        entries.entry(PersonId::from_key(row.person_id)).or_default().push(entry);
    }
    Ok(entries)
}

fn bad(row: &need_entry::Model, column: &'static str) -> StoreError {
    StoreError::inconsistent("need_entry", column, row.id)
}

fn wrote(row: &need_entry::Model, name: Option<String>) -> Result<Wrote, StoreError> {
    let Some(name) = name else { return Ok(Wrote::YoungAdult) };
    let role = row.role.as_deref().and_then(Role::from_code).ok_or_else(|| bad(row, "role"))?;
    Ok(Wrote::Worker { name, role })
}

fn what(row: &need_entry::Model) -> Result<What, StoreError> {
    let fact = || row.fact_id.map(NeedFactId::from_key).ok_or_else(|| bad(row, "fact_id"));
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    Ok(match row.kind.as_str() {
        "fact" => What::Fact {
            fact: fact()?,
            version: row.version.map(count).ok_or_else(|| bad(row, "version"))?,
            new: NewFact {
                need: Need::from_code(&text(&row.need)).ok_or_else(|| bad(row, "need"))?,
                says: Says::from_code(&text(&row.says)).ok_or_else(|| bad(row, "says"))?,
                times: row.times.map(count).ok_or_else(|| bad(row, "times"))?,
                words: row.words.clone(),
                from: row.from_on.map(|day| day.0),
                to: row.to_on.map(|day| day.0),
                source: FactSource::from_code(&text(&row.source)).ok_or_else(|| bad(row, "source"))?,
            },
        },
        "taken_back" => What::TakenBack { fact: fact()?, why: row.words.clone() },
        "disputed" => What::Disputed { fact: fact()?, words: row.words.clone() },
        "answer" => What::Answer {
            consent: Consent::from_code(&text(&row.consent)).ok_or_else(|| bad(row, "consent"))?,
            words: row.words.clone(),
        },
        _ => return Err(bad(row, "kind")),
    })
}
