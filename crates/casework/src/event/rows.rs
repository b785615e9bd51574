//! The queries of events.

use domain::agency::Role;
use domain::duty::{Event, HousingOutcome, Spell};
use domain::event::{Circumstance, Happened, Kind, NewEvent, Since};
use domain::id::{EventId, PersonId, WorkerId};
use domain::{Date, Timestamp};
use store::columns::{Day, Instant, Keyed};
use store::entity::{event, worker};
use store::sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use store::sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, Iterable, QueryFilter, Set};
use store::{Rows, StoreError};

use super::{Before, Entry};
use crate::circle::Recorder;

pub(super) async fn insert(
    rows: &impl Rows,
    (event, person): (EventId, PersonId),
    (by, role): (WorkerId, Role),
    new: &NewEvent,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (until_on, outcome) = match new.happened {
        Happened::Event(event) => (None, event.outcome.map(|outcome| outcome.code().to_owned())),
        Happened::Spell(spell) => (spell.to, None),
        Happened::Since(since) => (None, Some(since.is.code())),
    };
    let row = event::ActiveModel {
        id: Set(event.key()),
        person_id: Set(person.key()),
        worker_id: Set(by.key()),
        role: Set(role.code().to_owned()),
        kind: Set(new.happened.kind().code().to_owned()),
        on_day: Set(Day(new.happened.from())),
        until_on: Set(until_on.map(Day)),
        outcome: Set(outcome),
        note: Set(new.note.clone()),
        recorded_at: Set(Instant(now)),
        withdrawn_at: Set(None),
        withdrawn_why: Set(None),
        version: Set(1),
    };
    event::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

/// What was kept, as it is read back.
fn happened(row: &event::Model) -> Result<Happened, StoreError> {
    let bad = |column| StoreError::inconsistent("event", column, row.id);
    match Kind::from_code(&row.kind).ok_or_else(|| bad("kind"))? {
        Kind::Event(kind) => {
            let outcome = match row.outcome.as_deref() {
                Some(code) => Some(HousingOutcome::from_code(code).ok_or_else(|| bad("outcome"))?),
                None => None,
            };
            Ok(Happened::Event(Event { on: row.on_day.0, kind, outcome }))
        }
        Kind::Spell(kind) => Ok(Happened::Spell(Spell { from: row.on_day.0, to: row.until_on.map(|day| day.0), kind })),
        Kind::Circumstance(kind) => {
            let code = row.outcome.as_deref().unwrap_or_default();
            let is = Circumstance::from_code(kind, code).ok_or_else(|| bad("outcome"))?;
            Ok(Happened::Since(Since { from: row.on_day.0, is }))
        }
    }
}

/// The place from which it was recorded.
fn role(row: &event::Model) -> Result<Role, StoreError> {
    Role::from_code(&row.role).ok_or_else(|| StoreError::inconsistent("event", "role", row.id))
}

/// What a query adds to an event.
#[derive(Debug, FromQueryResult)]
struct NameRow {
    name: String,
}

fn of_person(person: PersonId) -> SelectStatement {
    use event::Column as E;
    Query::select()
        .columns(E::iter().map(|c| (event::Entity, c)))
        .column((worker::Entity, worker::Column::Name))
        .from(event::Entity)
        .inner_join(
            worker::Entity,
            Expr::col((worker::Entity, worker::Column::Id)).equals((event::Entity, E::WorkerId)),
        )
        .and_where(Expr::col((event::Entity, E::PersonId)).eq(person.key()))
        .to_owned()
}

async fn entries(rows: &impl Rows, select: &SelectStatement) -> Result<Vec<Entry>, StoreError> {
    let mut entries = Vec::new();
    for found in rows.query_all(select).await? {
        let row = event::Model::from_query_result(&found, "")?;
        let NameRow { name } = NameRow::from_query_result(&found, "")?;
        entries.push(Entry {
            id: EventId::from_key(row.id),
            happened: happened(&row)?,
            by: WorkerId::from_key(row.worker_id),
            by_name: name,
            role: role(&row)?,
            recorded_at: row.recorded_at.0,
            note: row.note,
            withdrawn_why: row.withdrawn_why,
        });
    }
    Ok(entries)
}

pub(super) async fn newest(
    rows: &impl Rows,
    person: PersonId,
    before: Option<Before>,
    limit: u64,
) -> Result<Vec<Entry>, StoreError> {
    use event::Column as E;
    let mut select = of_person(person)
        .order_by((event::Entity, E::OnDay), Order::Desc)
        .order_by((event::Entity, E::Id), Order::Desc)
        .limit(limit)
        .to_owned();
    if let Some((on, id)) = before {
        let day = || Expr::col((event::Entity, E::OnDay));
        let same_day = day().eq(Day(on)).and(Expr::col((event::Entity, E::Id)).lt(id.key()));
        select.and_where(day().lt(Day(on)).or(same_day));
    }
    entries(rows, &select).await
}

pub(super) async fn find(rows: &impl Rows, person: PersonId, event: EventId) -> Result<Option<Entry>, StoreError> {
    let one = Expr::col((event::Entity, event::Column::Id)).eq(event.key());
    let select = of_person(person).and_where(one).to_owned();
    Ok(entries(rows, &select).await?.pop())
}

/// What must be known of an event before it is changed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    pub(super) happened: Happened,
    pub(super) by: Recorder,
    pub(super) withdrawn: bool,
    pub(super) version: i32,
}

pub(super) async fn one(rows: &impl Rows, person: PersonId, event: EventId) -> Result<Option<Kept>, StoreError> {
    let row = event::Entity::find_by_id(event.key()).filter(event::Column::PersonId.eq(person.key())).one(rows).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Kept {
        happened: happened(&row)?,
        by: Recorder { worker: WorkerId::from_key(row.worker_id), role: role(&row)? },
        withdrawn: row.withdrawn_at.is_some(),
        version: row.version,
    }))
}

pub(super) async fn end(rows: &impl Rows, event: EventId, version: i32, to: Date) -> Result<(), StoreError> {
    let changed = event::Entity::update_many()
        .col_expr(event::Column::UntilOn, Expr::value(Day(to)))
        .col_expr(event::Column::Version, Expr::value(version + 1))
        .filter(event::Column::Id.eq(event.key()))
        .filter(event::Column::Version.eq(version))
        .exec(rows)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(StoreError::Changed { table: "event" }) }
}

pub(super) async fn withdraw(
    rows: &impl Rows,
    event: EventId,
    version: i32,
    why: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let changed = event::Entity::update_many()
        .col_expr(event::Column::WithdrawnAt, Expr::value(Instant(now)))
        .col_expr(event::Column::WithdrawnWhy, Expr::value(why))
        .col_expr(event::Column::Version, Expr::value(version + 1))
        .filter(event::Column::Id.eq(event.key()))
        .filter(event::Column::Version.eq(version))
        .exec(rows)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(StoreError::Changed { table: "event" }) }
}
