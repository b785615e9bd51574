//! Staging's queries: what is on record of so many people at once, and the new rows.

use std::collections::BTreeMap;

use domain::Timestamp;
use domain::circle::Membership;
use domain::id::PersonId;
use domain::identifier::Scheme;
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{agency, identifier, limited_access, membership, person, source_record, team, worker};
use store::sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Order, Query};
use store::sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, IntoActiveModel, Iterable,
    PaginatorTrait, QueryFilter, QuerySelect,
};
use store::{Store, StoreError, visible};

use super::batch::{Batch, Origin};
use crate::circle::membership_of;

/// How many rows one statement inserts. A few fixed sizes, so that the database prepares each statement once and keeps a
/// handful: a statement of its own for each number of rows costs more time than the rows, and memory for as long as the
/// program runs. The widest table has 13 columns, and SQLite binds at most 32,766 values.
const ROWS_AT_ONCE: [usize; 3] = [100, 10, 1];

/// The part of a content that says that somebody is no longer listed. Within a text of the content its quotation marks
/// would be escaped, so it is found nowhere else.
const LEFT_BY: &str = "%\"left_by\":%";

/// Shortest list of values that a question asks for.
const FEWEST_VALUES: usize = 16;

/// The same values, the last one repeated, up to one of a few lengths: for the same reason.
fn padded<T: Clone>(mut values: Vec<T>) -> Vec<T> {
    if let Some(last) = values.last().cloned() {
        values.resize(values.len().next_power_of_two().max(FEWEST_VALUES), last);
    }
    values
}

/// Whether whoever wants to write waits for a single place.
pub(super) fn has_one_writer(store: &Store) -> bool {
    store.backend() == DbBackend::Sqlite
}

/// Lets PostgreSQL count its tables anew. Without counts it takes everybody an agency files as the way to five hundred of
/// them; its own housekeeping would come a minute later. SQLite finds its way without counts.
pub(super) async fn count_anew(rows: &impl ConnectionTrait) -> Result<(), StoreError> {
    if rows.get_database_backend() == DbBackend::Postgres {
        rows.execute_unprepared("ANALYZE source_record, identifier, membership, limited_access").await?;
    }
    Ok(())
}

/// A record that is seen today.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct Kept {
    pub(super) id: Uuid,
    pub(super) key: String,
    pub(super) person_id: Uuid,
    pub(super) hash: String,
}

/// The records that the agency's earlier extracts of this kind brought under these keys.
pub(super) async fn kept(
    rows: &impl ConnectionTrait,
    origin: Origin,
    keys: Vec<&str>,
) -> Result<BTreeMap<String, Kept>, StoreError> {
    use source_record::Column as R;
    let select = Query::select()
        .columns([R::Id, R::Key, R::PersonId, R::Hash])
        .from(source_record::Entity)
        .and_where(Expr::col(R::AgencyId).eq(origin.agency))
        .and_where(Expr::col(R::Kind).eq(origin.kind))
        .and_where(Expr::col(R::Key).is_in(padded(keys)))
        .cond_where(visible("source_record"))
        .to_owned();
    let found = Kept::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    Ok(found.into_iter().map(|row| (row.key.clone(), row)).collect())
}

/// Whole records by id.
pub(super) async fn records(
    rows: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, source_record::Model>, StoreError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found = source_record::Entity::find().filter(source_record::Column::Id.is_in(padded(ids))).all(rows).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

/// Ids of the agency's records of this kind that are seen today and do not say yet that the person has left.
pub(super) async fn listed(rows: &impl ConnectionTrait, origin: Origin) -> Result<Vec<Uuid>, StoreError> {
    use source_record::Column as R;
    let found = source_record::Entity::find()
        .select_only()
        .column(R::Id)
        .filter(R::AgencyId.eq(origin.agency))
        .filter(R::Kind.eq(origin.kind))
        .filter(R::Content.not_like(LEFT_BY))
        .filter(visible("source_record"));
    Ok(found.into_tuple().all(rows).await?)
}

/// How many of the agency's records of this kind are seen today.
pub(super) async fn count(rows: &impl ConnectionTrait, origin: Origin) -> Result<u64, StoreError> {
    let found = source_record::Entity::find()
        .filter(source_record::Column::AgencyId.eq(origin.agency))
        .filter(source_record::Column::Kind.eq(origin.kind))
        .filter(visible("source_record"));
    Ok(found.count(rows).await?)
}

/// Who has a number: on record, or brought by this very import.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct Holder {
    pub(super) scheme: String,
    pub(super) value: String,
    pub(super) person_id: Uuid,
    pub(super) born_on: Option<Day>,
}

/// Whoever holds one of these numbers.
pub(super) async fn holders(
    rows: &impl ConnectionTrait,
    numbers: &BTreeMap<Scheme, Vec<&str>>,
    no: i64,
) -> Result<Vec<Holder>, StoreError> {
    use identifier::Column as I;
    use source_record::Column as R;
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut which = Condition::any();
    for (scheme, values) in numbers {
        let of_scheme = Condition::all()
            .add(Expr::col((identifier::Entity, I::Scheme)).eq(scheme.code()))
            .add(Expr::col((identifier::Entity, I::Value)).is_in(padded(values.clone())));
        which = which.add(of_scheme);
    }
    let select = Query::select()
        .distinct()
        .columns([I::Scheme, I::Value, I::PersonId].map(|column| (identifier::Entity, column)))
        .column((source_record::Entity, R::BornOn))
        .from(identifier::Entity)
        .inner_join(
            source_record::Entity,
            Expr::col((source_record::Entity, R::Id)).equals((identifier::Entity, I::RecordId)),
        )
        .cond_where(which)
        .cond_where(seen_or_own("source_record", no))
        .to_owned();
    Ok(Holder::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?)
}

fn seen_or_own(table: &'static str, no: i64) -> Condition {
    let own = Expr::col((Alias::new(table), Alias::new("from_import"))).eq(no);
    Condition::any().add(visible(table)).add(own)
}

#[derive(Debug, FromQueryResult)]
struct Filed {
    person_id: Uuid,
    agency_id: Uuid,
    kind: String,
    key: String,
}

/// Under which keys this extract files these people, on record or brought by this very import. Agency and kind are
/// compared here: asked for in the question, they would be its way in, through everybody whom the agency files.
pub(super) async fn filed(
    rows: &impl ConnectionTrait,
    origin: Origin,
    people: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, String>, StoreError> {
    use source_record::Column as R;
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let select = Query::select()
        .columns([R::PersonId, R::AgencyId, R::Kind, R::Key])
        .from(source_record::Entity)
        .and_where(Expr::col(R::PersonId).is_in(padded(people)))
        .cond_where(seen_or_own("source_record", origin.no))
        .to_owned();
    let found = Filed::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    let own = found.into_iter().filter(|row| row.agency_id == origin.agency && row.kind == origin.kind);
    Ok(own.map(|row| (row.person_id, row.key)).collect())
}

/// Every place in the circles of these people.
pub(super) async fn places(
    rows: &impl ConnectionTrait,
    people: Vec<Uuid>,
) -> Result<BTreeMap<PersonId, Vec<Membership>>, StoreError> {
    use membership::Column as M;
    let mut circles: BTreeMap<PersonId, Vec<Membership>> = BTreeMap::new();
    if people.is_empty() {
        return Ok(circles);
    }
    let select = Query::select()
        .columns(M::iter())
        .from(membership::Entity)
        .and_where(Expr::col(M::PersonId).is_in(padded(people)))
        .cond_where(visible("membership"))
        .order_by(M::FromOn, Order::Asc)
        .order_by(M::Id, Order::Asc)
        .to_owned();
    let found = membership::Model::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    for row in found {
        let place = membership_of(&row)?;
        circles.entry(place.person).or_default().push(place);
    }
    Ok(circles)
}

/// Every entry of limited access of these people that an import brought.
pub(super) async fn limits(
    rows: &impl ConnectionTrait,
    people: Vec<Uuid>,
) -> Result<Vec<limited_access::Model>, StoreError> {
    use limited_access::Column as L;
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let select = Query::select()
        .columns(L::iter())
        .from(limited_access::Entity)
        .and_where(Expr::col(L::PersonId).is_in(padded(people)))
        .and_where(Expr::col(L::FromImport).ne(0))
        .cond_where(visible("limited_access"))
        .order_by(L::Id, Order::Asc)
        .to_owned();
    Ok(limited_access::Model::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?)
}

pub(super) async fn workers(
    rows: &impl ConnectionTrait,
    addresses: Vec<String>,
) -> Result<Vec<worker::Model>, StoreError> {
    if addresses.is_empty() {
        return Ok(Vec::new());
    }
    Ok(worker::Entity::find().filter(worker::Column::Email.is_in(padded(addresses))).all(rows).await?)
}

pub(super) async fn agencies(rows: &impl ConnectionTrait) -> Result<Vec<agency::Model>, StoreError> {
    Ok(agency::Entity::find().all(rows).await?)
}

pub(super) async fn teams(rows: &impl ConnectionTrait) -> Result<Vec<team::Model>, StoreError> {
    Ok(team::Entity::find().all(rows).await?)
}

/// Writes what one turn brings.
pub(super) async fn write(
    rows: &impl ConnectionTrait,
    batch: Batch,
    (no, now): (i64, Timestamp),
) -> Result<(), StoreError> {
    insert(rows, batch.agencies).await?;
    insert(rows, batch.teams).await?;
    insert(rows, batch.workers).await?;
    for (worker, team) in batch.joined_teams {
        worker::Entity::update_many()
            .col_expr(worker::Column::TeamId, Expr::value(team.key()))
            .filter(worker::Column::Id.eq(worker.key()))
            .filter(worker::Column::TeamId.is_null())
            .exec(rows)
            .await?;
    }
    let created_at = Instant(now);
    let person = |id: PersonId| person::Model { id: id.key(), from_import: no, created_at };
    insert(rows, batch.people.into_iter().map(person).collect()).await?;
    insert(rows, batch.records).await?;
    insert(rows, batch.identifiers).await?;
    insert(rows, batch.name_keys).await?;
    insert(rows, batch.places).await?;
    insert(rows, batch.limits).await?;
    replaced::<source_record::Entity>(rows, batch.replaced_records, no).await?;
    replaced::<membership::Entity>(rows, batch.replaced_places, no).await?;
    replaced::<limited_access::Entity>(rows, batch.replaced_limits, no).await
}

async fn insert<M, A>(rows: &impl ConnectionTrait, models: Vec<M>) -> Result<(), StoreError>
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait,
{
    let mut left = models.into_iter();
    for at_once in ROWS_AT_ONCE {
        while left.len() >= at_once {
            let some: Vec<A> = left.by_ref().take(at_once).map(IntoActiveModel::into_active_model).collect();
            A::Entity::insert_many(some).exec_without_returning(rows).await?;
        }
    }
    Ok(())
}

/// Marks rows as replaced by import `no`.
async fn replaced<E: EntityTrait>(rows: &impl ConnectionTrait, ids: Vec<Uuid>, no: i64) -> Result<(), StoreError> {
    if ids.is_empty() {
        return Ok(());
    }
    let update = Query::update()
        .table(E::default())
        .value("superseded_by", no)
        .and_where(Expr::col(Alias::new("id")).is_in(padded(ids)))
        .to_owned();
    rows.execute(&update).await?;
    Ok(())
}
