//! The queries of contact.

use std::collections::BTreeSet;

use domain::Timestamp;
use domain::agency::Role;
use domain::contact::{Channel, Function, NewVisit, NotAttendedReason, Outcome, Visit};
use domain::id::{ContactId, PersonId, WorkerId};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{contact, worker};
use store::sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use store::sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, Set};
use store::{Rows, StoreError};

use super::{Before, Entry};
use crate::circle::Recorder;

pub(super) async fn insert(rows: &impl Rows, visit: &Visit, now: Timestamp) -> Result<(), StoreError> {
    let reason = match visit.what.outcome {
        Outcome::Attended => None,
        Outcome::NotAttended(reason) => Some(reason.code().to_owned()),
    };
    let row = contact::ActiveModel {
        id: Set(visit.id.key()),
        person_id: Set(visit.person.key()),
        worker_id: Set(visit.by.key()),
        role: Set(visit.role.code().to_owned()),
        visited_on: Set(Day(visit.what.visited_on)),
        channel: Set(visit.what.channel.code().to_owned()),
        attended: Set(visit.what.outcome.is_attended()),
        reason: Set(reason),
        functions: Set(visit.what.functions.iter().map(|f| f.code()).collect::<Vec<_>>().join(" ")),
        note: Set(visit.what.note.clone()),
        recorded_at: Set(Instant(now)),
        withdrawn_at: Set(None),
        withdrawn_why: Set(None),
        version: Set(1),
    };
    contact::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct ContactRow {
    id: Uuid,
    person_id: Uuid,
    worker_id: Uuid,
    role: String,
    visited_on: Day,
    channel: String,
    attended: bool,
    reason: Option<String>,
    functions: String,
    note: String,
    withdrawn_at: Option<Instant>,
    withdrawn_why: Option<String>,
    name: String,
}

pub(super) async fn newest(
    rows: &impl Rows,
    person: PersonId,
    before: Option<Before>,
    limit: u64,
) -> Result<Vec<Entry>, StoreError> {
    use contact::Column as C;
    let mut select = Query::select()
        .columns(
            [C::Id, C::PersonId, C::WorkerId, C::Role, C::VisitedOn, C::Channel, C::Attended, C::Reason, C::Functions]
                .map(|c| (contact::Entity, c)),
        )
        .columns([C::Note, C::WithdrawnAt, C::WithdrawnWhy].map(|c| (contact::Entity, c)))
        .column((worker::Entity, worker::Column::Name))
        .from(contact::Entity)
        .inner_join(
            worker::Entity,
            Expr::col((worker::Entity, worker::Column::Id)).equals((contact::Entity, C::WorkerId)),
        )
        .and_where(Expr::col((contact::Entity, C::PersonId)).eq(person.key()))
        .order_by((contact::Entity, C::VisitedOn), Order::Desc)
        .order_by((contact::Entity, C::Id), Order::Desc)
        .limit(limit)
        .to_owned();
    if let Some((on, id)) = before {
        let day = || Expr::col((contact::Entity, C::VisitedOn));
        let same_day = day().eq(Day(on)).and(Expr::col((contact::Entity, C::Id)).lt(id.key()));
        select.and_where(day().lt(Day(on)).or(same_day));
    }
    let found = ContactRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    found.into_iter().map(entry).collect()
}

fn entry(row: ContactRow) -> Result<Entry, StoreError> {
    let bad = |column| StoreError::inconsistent("contact", column, row.id);
    let outcome = match (&row.reason, row.attended) {
        (None, true) => Outcome::Attended,
        (Some(code), false) => Outcome::NotAttended(NotAttendedReason::from_code(code).ok_or_else(|| bad("reason"))?),
        _ => return Err(bad("attended")),
    };
    let functions: Option<BTreeSet<Function>> = row.functions.split_whitespace().map(Function::from_code).collect();
    let what = NewVisit {
        visited_on: row.visited_on.0,
        channel: Channel::from_code(&row.channel).ok_or_else(|| bad("channel"))?,
        outcome,
        functions: functions.ok_or_else(|| bad("functions"))?,
        note: row.note.clone(),
    };
    let visit = Visit {
        id: ContactId::from_key(row.id),
        person: PersonId::from_key(row.person_id),
        by: WorkerId::from_key(row.worker_id),
        role: Role::from_code(&row.role).ok_or_else(|| bad("role"))?,
        what,
        withdrawn: row.withdrawn_at.is_some(),
    };
    Ok(Entry { visit, by_name: row.name, withdrawn_why: row.withdrawn_why })
}

/// What must be known of a visit before it is taken back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Recorded {
    pub(super) by: Recorder,
    pub(super) withdrawn: bool,
    pub(super) version: i32,
}

pub(super) async fn one(
    rows: &impl Rows,
    person: PersonId,
    contact: ContactId,
) -> Result<Option<Recorded>, StoreError> {
    let row =
        contact::Entity::find_by_id(contact.key()).filter(contact::Column::PersonId.eq(person.key())).one(rows).await?;
    let Some(row) = row else { return Ok(None) };
    let role = Role::from_code(&row.role).ok_or_else(|| StoreError::inconsistent("contact", "role", row.id))?;
    Ok(Some(Recorded {
        by: Recorder { worker: WorkerId::from_key(row.worker_id), role },
        withdrawn: row.withdrawn_at.is_some(),
        version: row.version,
    }))
}

pub(super) async fn withdraw(
    rows: &impl Rows,
    contact: ContactId,
    version: i32,
    why: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let changed = contact::Entity::update_many()
        .col_expr(contact::Column::WithdrawnAt, Expr::value(Instant(now)))
        .col_expr(contact::Column::WithdrawnWhy, Expr::value(why))
        .col_expr(contact::Column::Version, Expr::value(version + 1))
        .filter(contact::Column::Id.eq(contact.key()))
        .filter(contact::Column::Version.eq(version))
        .exec(rows)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(StoreError::Changed { table: "contact" }) }
}
