//! The queries of the two lists.

use std::collections::BTreeSet;

use domain::Date;
use domain::agency::Role;
use domain::id::{ListEntryId, PersonId, WorkerId};
use domain::limited_access::{Entry, List};
use store::columns::{Day, Keyed, Uuid};
use store::entity::{agency, limited_access, source_record, worker};
use store::sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use store::sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, Set};
use store::{Rows, StoreError, visible};

use super::listed::{Listed, Named, ToSettle};

#[derive(Debug, FromQueryResult)]
struct WorkerRow {
    worker_id: Option<Uuid>,
    name: Option<String>,
    role: Option<String>,
    email: Option<String>,
    agency: Option<String>,
}

impl WorkerRow {
    fn named(self) -> Result<Option<Named>, StoreError> {
        let (Some(id), Some(name), Some(role), Some(address), Some(agency)) =
            (self.worker_id, self.name, self.role, self.email, self.agency)
        else {
            return Ok(None);
        };
        let role = Role::from_code(&role).ok_or_else(|| StoreError::inconsistent("worker", "role", id))?;
        Ok(Some(Named { worker: WorkerId::from_key(id), name, role, address, agency }))
    }
}

/// The columns of a [`WorkerRow`] and the tables they are in, joined to `select`.
fn with_worker(select: &mut SelectStatement, worker_id: (Alias, &'static str)) {
    use worker::Column as W;
    let id = Expr::col((worker::Entity, W::Id)).equals((worker_id.0, Alias::new(worker_id.1)));
    let of_agency = Expr::col((agency::Entity, agency::Column::Id)).equals((worker::Entity, W::AgencyId));
    select
        .expr_as(Expr::col((worker::Entity, W::Id)), "worker_id")
        .columns([W::Name, W::Role, W::Email].map(|c| (worker::Entity, c)))
        .expr_as(Expr::col((agency::Entity, agency::Column::Name)), "agency")
        .left_join(worker::Entity, id)
        .left_join(agency::Entity, of_agency);
}

#[derive(Debug, FromQueryResult)]
struct EntryRow {
    id: Uuid,
    kind: String,
    message: String,
    from_on: Day,
    to_on: Option<Day>,
    from_import: i64,
}

pub(super) async fn listed(rows: &impl Rows, person: PersonId) -> Result<Vec<Listed>, StoreError> {
    use limited_access::Column as L;
    let mut select = Query::select();
    select
        .columns([L::Id, L::Kind, L::Message, L::FromOn, L::ToOn, L::FromImport].map(|c| (limited_access::Entity, c)))
        .from(limited_access::Entity)
        .and_where(Expr::col((limited_access::Entity, L::PersonId)).eq(person.key()))
        .cond_where(visible("limited_access"))
        .order_by((limited_access::Entity, L::FromOn), Order::Desc)
        .order_by((limited_access::Entity, L::Id), Order::Desc);
    with_worker(&mut select, (Alias::new("limited_access"), "worker_id"));
    let mut listed = Vec::new();
    for row in rows.query_all(&select).await? {
        let who = WorkerRow::from_query_result(&row, "")?.named()?;
        let row = EntryRow::from_query_result(&row, "")?;
        listed.push(Listed {
            id: ListEntryId::from_key(row.id),
            list: List::from_code(&row.kind)
                .ok_or_else(|| StoreError::inconsistent("limited_access", "kind", row.id))?,
            who,
            from: row.from_on.0,
            to: row.to_on.map(|day| day.0),
            message: row.message,
            is_from_files: row.from_import != 0,
        });
    }
    Ok(listed)
}

pub(super) async fn by_address(rows: &impl Rows, address: &str) -> Result<Option<Named>, StoreError> {
    let mut select = Query::select();
    select.from_as(worker::Entity, "one").and_where(Expr::col((Alias::new("one"), worker::Column::Email)).eq(address));
    with_worker(&mut select, (Alias::new("one"), "id"));
    let Some(row) = rows.query_one(&select).await? else { return Ok(None) };
    WorkerRow::from_query_result(&row, "")?.named()
}

pub(super) async fn insert(
    rows: &impl Rows,
    person: PersonId,
    (id, list): (ListEntryId, List),
    entry: &Entry,
) -> Result<(), StoreError> {
    let row = limited_access::ActiveModel {
        id: Set(id.key()),
        person_id: Set(person.key()),
        kind: Set(list.code().to_owned()),
        worker_id: Set(Some(entry.worker.key())),
        message: Set(entry.message.clone()),
        from_on: Set(Day(entry.from)),
        to_on: Set(entry.to.map(Day)),
        from_import: Set(0),
        superseded_by: Set(None),
    };
    limited_access::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

pub(super) async fn end(rows: &impl Rows, id: ListEntryId, last_day: Date) -> Result<(), StoreError> {
    limited_access::Entity::update_many()
        .col_expr(limited_access::Column::ToOn, Expr::value(Day(last_day)))
        .filter(limited_access::Column::Id.eq(id.key()))
        .exec(rows)
        .await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct ToSettleRow {
    person_id: Uuid,
    agency: String,
    from_on: Day,
}

/// Entries of `list` that count on `today`, of the person of a row of `source_record`.
fn current(list: List, today: Date) -> Condition {
    use limited_access::Column as L;
    let col = |column: L| Expr::col((limited_access::Entity, column));
    Condition::all()
        .add(col(L::PersonId).equals((source_record::Entity, source_record::Column::PersonId)))
        .add(col(L::Kind).eq(list.code()))
        .add(col(L::FromOn).lte(Day(today)))
        .add(Condition::any().add(col(L::ToOn).is_null()).add(col(L::ToOn).gte(Day(today))))
}

pub(super) async fn to_settle(
    rows: &impl Rows,
    reader: WorkerId,
    today: Date,
    limit: u64,
) -> Result<Vec<ToSettle>, StoreError> {
    use limited_access::Column as L;
    use source_record::Column as R;
    let shut_out = Query::select()
        .expr(Expr::value(1))
        .from(limited_access::Entity)
        .cond_where(current(List::Exclusion, today))
        .and_where(Expr::col((limited_access::Entity, L::WorkerId)).eq(reader.key()))
        .cond_where(visible("limited_access"))
        .to_owned();
    let of_agency = Expr::col((agency::Entity, agency::Column::Id)).equals((source_record::Entity, R::AgencyId));
    let select = Query::select()
        .column((source_record::Entity, R::PersonId))
        .expr_as(Expr::col((agency::Entity, agency::Column::Name)), "agency")
        .column((limited_access::Entity, L::FromOn))
        .from(source_record::Entity)
        .inner_join(limited_access::Entity, current(List::Restriction, today))
        .inner_join(agency::Entity, of_agency)
        .and_where(Expr::col((source_record::Entity, R::Limited)).eq("excluded"))
        .and_where(Expr::col((limited_access::Entity, L::FromImport)).ne(0))
        .cond_where(visible("source_record"))
        .cond_where(visible("limited_access"))
        .and_where(Expr::exists(shut_out).not())
        .order_by((limited_access::Entity, L::FromOn), Order::Asc)
        .order_by((source_record::Entity, R::PersonId), Order::Asc)
        .limit(limit)
        .to_owned();
    let found = ToSettleRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    let mut told = BTreeSet::new();
    let first = found.into_iter().filter(|row| told.insert(row.person_id));
    let to_settle = first.map(|row| ToSettle {
        person: PersonId::from_key(row.person_id),
        agency: row.agency,
        since: row.from_on.0,
    });
    Ok(to_settle.collect())
}
