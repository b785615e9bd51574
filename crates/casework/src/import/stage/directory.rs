//! Agencies, teams and workers that extracts name: found, or entered for the first time.
//!
//! They are no facts about a person, so they stay when an import is undone.

use std::collections::{BTreeMap, BTreeSet};

use domain::agency::{AgencyKind, Role};
use store::columns::Uuid;
use store::entity::{agency, team, worker};
use store::{Rows, StoreError};

use super::batch::Batch;
use super::{AgencyNamed, rows};

/// Who is known to work where.
#[derive(Debug, Default)]
pub(super) struct Directory {
    agencies: Vec<agency::Model>,
    teams: Vec<team::Model>,
    /// By address; nothing for an address that nobody has.
    workers: BTreeMap<String, Option<worker::Model>>,
}

/// A worker as an extract names them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) role: Role,
    pub(super) name: &'a str,
    /// In small letters, never empty.
    pub(super) address: &'a str,
    pub(super) agency: Uuid,
    pub(super) team: Option<Uuid>,
}

impl Directory {
    pub(super) async fn open(rows: &impl Rows) -> Result<Self, StoreError> {
        Ok(Self { agencies: rows::agencies(rows).await?, teams: rows::teams(rows).await?, workers: BTreeMap::new() })
    }

    /// Looks up the addresses that were not asked for before: one question.
    pub(super) async fn look_up(&mut self, rows: &impl Rows, addresses: BTreeSet<&str>) -> Result<(), StoreError> {
        let unknown: Vec<String> = addresses
            .into_iter()
            .filter(|address| !address.is_empty() && !self.workers.contains_key(*address))
            .map(str::to_owned)
            .collect();
        self.workers.extend(unknown.iter().map(|address| (address.clone(), None)));
        for worker in rows::workers(rows, unknown).await? {
            self.workers.insert(worker.email.clone(), Some(worker));
        }
        Ok(())
    }

    /// The worker with this address, if there is one.
    pub(super) fn known(&self, address: &str) -> Option<&worker::Model> {
        self.workers.get(address)?.as_ref()
    }

    /// The agency with this code, or else of this kind and name; entered if there is none.
    pub(super) fn agency(
        &mut self,
        named: &AgencyNamed,
        kind: AgencyKind,
        (batch, new_id): (&mut Batch, &mut dyn FnMut() -> u128),
    ) -> Uuid {
        let by_code = self.agencies.iter().find(|agency| agency.code == named.code);
        let by_name = || self.agencies.iter().find(|agency| agency.kind == kind.code() && agency.name == named.name);
        if let Some(agency) = by_code.or_else(by_name) {
            return agency.id;
        }
        let agency = agency::Model {
            id: Uuid::from_u128(new_id()),
            code: named.code.clone(),
            kind: kind.code().to_owned(),
            name: named.name.clone(),
        };
        batch.agencies.push(agency.clone());
        let id = agency.id;
        self.agencies.push(agency);
        id
    }

    /// The team of this name in an agency; entered if there is none.
    pub(super) fn team(
        &mut self,
        agency_id: Uuid,
        name: &str,
        (batch, new_id): (&mut Batch, &mut dyn FnMut() -> u128),
    ) -> Uuid {
        if let Some(team) = self.teams.iter().find(|team| team.agency_id == agency_id && team.name == name) {
            return team.id;
        }
        let team = team::Model { id: Uuid::from_u128(new_id()), agency_id, name: name.to_owned() };
        batch.teams.push(team.clone());
        let id = team.id;
        self.teams.push(team);
        id
    }

    /// The worker with this address; entered if there is none. A team that was not known is filled in.
    pub(super) fn worker(
        &mut self,
        named: Named<'_>,
        (batch, new_id): (&mut Batch, &mut dyn FnMut() -> u128),
    ) -> worker::Model {
        use store::columns::Keyed as _;
        if let Some(Some(known)) = self.workers.get_mut(named.address) {
            if let (None, Some(team)) = (known.team_id, named.team.filter(|_| known.agency_id == named.agency)) {
                known.team_id = Some(team);
                let (worker, team) = (domain::id::WorkerId::from_key(known.id), domain::id::TeamId::from_key(team));
                batch.joined_teams.push((worker, team));
            }
            return known.clone();
        }
        let worker = worker::Model {
            id: Uuid::from_u128(new_id()),
            agency_id: named.agency,
            team_id: named.team,
            name: named.name.to_owned(),
            email: named.address.to_owned(),
            role: named.role.code().to_owned(),
        };
        batch.workers.push(worker.clone());
        self.workers.insert(named.address.to_owned(), Some(worker.clone()));
        worker
    }
}
