//! The circle's queries.

use domain::agency::Role;
use domain::circle::Membership;
use domain::id::{AgencyId, MembershipId, PersonId, TeamId, WorkerId};
use domain::limited_access::{Entry, LimitedAccess};
use store::columns::{Day, Keyed, Uuid};
use store::entity::{agency, limited_access, membership, worker};
use store::sea_orm::FromQueryResult;
use store::sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use store::{Rows, StoreError, visible};

use super::Member;

#[derive(Debug, FromQueryResult)]
struct MemberRow {
    id: Uuid,
    worker_id: Uuid,
    agency_id: Uuid,
    role: String,
    lead: bool,
    from_on: Day,
    to_on: Option<Day>,
    name: String,
    team_id: Option<Uuid>,
    agency: String,
}

pub(super) async fn members(rows: &impl Rows, person: PersonId) -> Result<Vec<Member>, StoreError> {
    use membership::Column as M;
    let select = Query::select()
        .columns(
            [M::Id, M::WorkerId, M::AgencyId, M::Role, M::Lead, M::FromOn, M::ToOn].map(|c| (membership::Entity, c)),
        )
        .columns([worker::Column::Name, worker::Column::TeamId].map(|c| (worker::Entity, c)))
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
    let found = MemberRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    found.into_iter().map(|row| member(person, row)).collect()
}

fn member(person: PersonId, row: MemberRow) -> Result<Member, StoreError> {
    let role = Role::from_code(&row.role).ok_or_else(|| StoreError::inconsistent("membership", "role", row.id))?;
    let membership = Membership {
        id: MembershipId::from_key(row.id),
        person,
        worker: WorkerId::from_key(row.worker_id),
        role,
        agency: AgencyId::from_key(row.agency_id),
        lead: row.lead,
        from: row.from_on.0,
        to: row.to_on.map(|day| day.0),
    };
    Ok(Member { membership, name: row.name, team: row.team_id.map(TeamId::from_key), agency: row.agency })
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
