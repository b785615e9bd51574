//! The queries of accounts: workers, their agencies and teams.

use domain::agency::Role;
use domain::id::{AccountId, AgencyId, TeamId, WorkerId};
use store::columns::Keyed;
use store::entity::{account, agency, team, worker};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use store::{Rows, StoreError};

use super::{Agency, NewWorker};

/// The worker's open account and its sign-in name.
pub(super) async fn account_of_worker(
    rows: &impl Rows,
    worker: WorkerId,
) -> Result<Option<(AccountId, String)>, StoreError> {
    let found = account::Entity::find()
        .filter(account::Column::WorkerId.eq(worker.key()))
        .filter(account::Column::ClosedAt.is_null())
        .one(rows)
        .await?;
    Ok(found.map(|row| (AccountId::from_key(row.id), row.sign_in_name)))
}

pub(super) async fn is_worker(rows: &impl Rows, id: WorkerId) -> Result<bool, StoreError> {
    Ok(worker::Entity::find_by_id(id.key()).one(rows).await?.is_some())
}

pub(super) async fn name_of_worker(rows: &impl Rows, id: WorkerId) -> Result<Option<String>, StoreError> {
    Ok(worker::Entity::find_by_id(id.key()).one(rows).await?.map(|row| row.name))
}

pub(super) async fn worker_by_email(rows: &impl Rows, email: &str) -> Result<Option<(WorkerId, Role)>, StoreError> {
    let Some(row) = worker::Entity::find().filter(worker::Column::Email.eq(email)).one(rows).await? else {
        return Ok(None);
    };
    let role = Role::from_code(&row.role).ok_or_else(|| StoreError::inconsistent("worker", "role", row.id))?;
    Ok(Some((WorkerId::from_key(row.id), role)))
}

pub(super) async fn insert_worker(
    rows: &impl Rows,
    id: WorkerId,
    (agency, team): (AgencyId, Option<TeamId>),
    new: &NewWorker,
    email: String,
) -> Result<(), StoreError> {
    let row = worker::ActiveModel {
        id: Set(id.key()),
        agency_id: Set(agency.key()),
        team_id: Set(team.map(Keyed::key)),
        name: Set(new.name.clone()),
        email: Set(email),
        role: Set(new.role.code().to_owned()),
    };
    worker::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

/// The agency with this code, put down under `id` if it is new.
pub(super) async fn agency(rows: &impl Rows, id: AgencyId, named: &Agency) -> Result<AgencyId, StoreError> {
    let found = agency::Entity::find().filter(agency::Column::Code.eq(named.code.as_str())).one(rows).await?;
    if let Some(found) = found {
        return Ok(AgencyId::from_key(found.id));
    }
    let row = agency::ActiveModel {
        id: Set(id.key()),
        code: Set(named.code.clone()),
        kind: Set(named.kind.code().to_owned()),
        name: Set(named.name.clone()),
    };
    agency::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(id)
}

/// The agency's team of this name, put down under `id` if it is new.
pub(super) async fn team(rows: &impl Rows, id: TeamId, agency: AgencyId, name: &str) -> Result<TeamId, StoreError> {
    let found = team::Entity::find()
        .filter(team::Column::AgencyId.eq(agency.key()))
        .filter(team::Column::Name.eq(name))
        .one(rows)
        .await?;
    if let Some(found) = found {
        return Ok(TeamId::from_key(found.id));
    }
    let row = team::ActiveModel { id: Set(id.key()), agency_id: Set(agency.key()), name: Set(name.to_owned()) };
    team::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(id)
}
