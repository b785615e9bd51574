//! What was signed off: a list, and each file as it was.

use access::{About, Action, Asker, Permit};
use domain::agency::Role;
use domain::id::{AgencyId, SignedReturnId, TeamId};
use domain::snapshot::ReturnYear;
use domain::{Date, Timestamp};
use store::columns::Keyed;
use store::entity::signed_return;
use store::{Store, StoreError};

use super::rows;

/// A team's part of a year's return, signed off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedReturn {
    /// Its id.
    pub id: SignedReturnId,
    /// The team.
    pub team: TeamId,
    /// The team's name.
    pub team_name: String,
    /// The year.
    pub year: ReturnYear,
    /// The day as of which it tells.
    pub as_of: Date,
    /// People in it.
    pub people: u64,
    /// Of whom nothing was missing.
    pub whole: u64,
    /// Facts that were missing.
    pub gaps: u64,
    /// Over the hashes of its files.
    pub sha256: String,
    /// Who signed, by name.
    pub signed_by: String,
    /// When.
    pub signed_at: Timestamp,
}

/// A file of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// What it holds; empty in a list.
    pub body: String,
}

/// Whether this asker may see a team's part: its manager, and the council's data officer.
fn is_for(asker: &Asker, agency: AgencyId, team: TeamId) -> bool {
    asker.agency == Some(agency) && (asker.role == Some(Role::DataOfficer) || asker.team == Some(team))
}

fn ask(store: &Store, permit: &Permit) -> Result<(), StoreError> {
    let asked = store.policy().ask(permit.asker(), Action::ViewReturn, About::Service, store.context().today());
    asked.map(drop).map_err(StoreError::NoLongerPermitted)
}

/// What was signed of a year and the asker may see, the latest first.
pub async fn of_year(store: &Store, permit: &Permit, year: ReturnYear) -> Result<Vec<SignedReturn>, StoreError> {
    ask(store, permit)?;
    let asker = permit.asker();
    let Some(agency) = asker.agency else { return Ok(Vec::new()) };
    let found = rows::signed(store.rows(), rows::Which::Year(agency, year.0.into())).await?;
    let read = found.into_iter().map(|(row, team)| read(&row, team)).collect::<Result<Vec<_>, _>>()?;
    Ok(read.into_iter().filter(|one| is_for(asker, agency, one.team)).collect())
}

/// One of them, if the asker may see it.
pub async fn one(store: &Store, permit: &Permit, id: SignedReturnId) -> Result<Option<SignedReturn>, StoreError> {
    ask(store, permit)?;
    let Some((row, team)) = rows::signed(store.rows(), rows::Which::One(id)).await?.pop() else { return Ok(None) };
    let agency = AgencyId::from_key(row.agency_id);
    let found = read(&row, team)?;
    Ok(Some(found).filter(|found| is_for(permit.asker(), agency, found.team)))
}

/// Its files, without what they hold.
pub async fn files_of(store: &Store, id: SignedReturnId) -> Result<Vec<SignedFile>, StoreError> {
    let found = rows::files(store.rows(), id).await?;
    Ok(found.into_iter().map(|(name, sha256)| SignedFile { name, sha256, body: String::new() }).collect())
}

/// One of its files, byte for byte as it was signed. A file whose hash does not agree with its bytes any more is not given out.
pub async fn file(
    store: &Store,
    permit: &Permit,
    (id, name): (SignedReturnId, &str),
) -> Result<Option<SignedFile>, StoreError> {
    if one(store, permit, id).await?.is_none() {
        return Ok(None);
    }
    let Some(row) = rows::file(store.rows(), id, name).await? else { return Ok(None) };
    if store::audit::digest(row.body.as_bytes()) != row.sha256 {
        return Err(StoreError::inconsistent("signed_file", "body", row.id));
    }
    Ok(Some(SignedFile { name: row.name, sha256: row.sha256, body: row.body }))
}

fn read(row: &signed_return::Model, team_name: String) -> Result<SignedReturn, StoreError> {
    let bad = |column| StoreError::inconsistent("signed_return", column, row.id);
    let count = |count: i64, column| u64::try_from(count).map_err(|_| bad(column));
    Ok(SignedReturn {
        id: SignedReturnId::from_key(row.id),
        team: TeamId::from_key(row.team_id),
        team_name,
        year: ReturnYear(i16::try_from(row.year).map_err(|_| bad("year"))?),
        as_of: row.as_of.0,
        people: count(row.people, "people")?,
        whole: count(row.whole, "whole")?,
        gaps: count(row.gaps, "gaps")?,
        sha256: row.sha256.clone(),
        signed_by: row.signed_name.clone(),
        signed_at: row.signed_at.0,
    })
}
