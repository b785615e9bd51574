//! The circle's queries.

use domain::id::{PersonId, TeamId, WorkerId};
use domain::limited_access::{Entry, LimitedAccess};
use store::columns::{Keyed, Uuid};
use store::entity::{agency, limited_access, membership, person, worker};
use store::sea_orm::sea_query::{Expr, ExprTrait, LockType, Order, Query};
use store::sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, FromQueryResult, Iterable, QuerySelect,
};
use store::{Rows, StoreError, visible};

use super::Member;
use super::kept::membership_of;

/// Holds a person until the transaction ends, together with others who do: on PostgreSQL whoever would take the person
/// away (undoing the import that brought them) waits, or is waited for. SQLite has one writer, so there it is nothing.
pub(super) async fn hold(rows: &DatabaseTransaction, person: PersonId) -> Result<(), StoreError> {
    if rows.get_database_backend() == DbBackend::Postgres {
        person::Entity::find_by_id(person.key()).lock(LockType::KeyShare).one(rows).await?;
    }
    Ok(())
}

/// What a query adds to a place.
#[derive(Debug, FromQueryResult)]
struct HolderRow {
    name: String,
    team_id: Option<Uuid>,
    email: String,
    agency: String,
}

pub(super) async fn members(rows: &impl Rows, person: PersonId) -> Result<Vec<Member>, StoreError> {
    use membership::Column as M;
    let select = Query::select()
        .columns(M::iter().map(|c| (membership::Entity, c)))
        .columns([worker::Column::Name, worker::Column::TeamId, worker::Column::Email].map(|c| (worker::Entity, c)))
        .expr_as(Expr::col((agency::Entity, agency::Column::Name)), "agency")
        .from(membership::Entity)
        .inner_join(
            worker::Entity,
            Expr::col((worker::Entity, worker::Column::Id)).equals((membership::Entity, M::WorkerId)),
        )
        .inner_join(
            agency::Entity,
            Expr::col((agency::Entity, agency::Column::Id)).equals((membership::Entity, M::AgencyId)),
        )
        .and_where(Expr::col((membership::Entity, M::PersonId)).eq(person.key()))
        .cond_where(visible("membership"))
        .order_by((membership::Entity, M::FromOn), Order::Asc)
        .order_by((membership::Entity, M::Id), Order::Asc)
        .to_owned();
    let mut members = Vec::new();
    for row in rows.query_all(&select).await? {
        let membership = membership_of(&membership::Model::from_query_result(&row, "")?)?;
        let HolderRow { name, team_id, email, agency } = HolderRow::from_query_result(&row, "")?;
        members.push(Member { membership, name, team: team_id.map(TeamId::from_key), address: email, agency });
    }
    Ok(members)
}

pub(super) async fn limited(rows: &impl Rows, person: PersonId) -> Result<LimitedAccess, StoreError> {
    use limited_access::Column as L;
    let select = Query::select()
        .columns([
            L::Id,
            L::PersonId,
            L::Kind,
            L::WorkerId,
            L::Message,
            L::FromOn,
            L::ToOn,
            L::FromImport,
            L::SupersededBy,
        ])
        .from(limited_access::Entity)
        .and_where(Expr::col(L::PersonId).eq(person.key()))
        .cond_where(visible("limited_access"))
        .to_owned();
    let found = limited_access::Model::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    let mut lists = LimitedAccess::default();
    for row in found {
        let entry = Entry {
            from: row.from_on.0,
            to: row.to_on.map(|day| day.0),
            // A restriction that names nobody yet shuts everybody out: no worker has the id zero.
            worker: row.worker_id.map_or(WorkerId::from_bits(0), WorkerId::from_key),
            message: row.message,
        };
        match row.kind.as_str() {
            "restriction" => lists.restriction.push(entry),
            "exclusion" => lists.exclusion.push(entry),
            _ => return Err(StoreError::inconsistent("limited_access", "kind", row.id)),
        }
    }
    Ok(lists)
}
