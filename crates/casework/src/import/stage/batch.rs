//! The rows of one turn, worked out before the turn at the one writer begins.

use std::collections::BTreeSet;

use domain::circle::Membership;
use domain::id::{PersonId, TeamId, WorkerId};
use store::columns::{Day, Keyed, Uuid};
use store::entity::{agency, identifier, limited_access, membership, name_key, source_record, team, worker};

use super::draft::{Draft, json};
use crate::import::Fault;
use crate::record::Content;

/// What one turn writes.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) agencies: Vec<agency::Model>,
    pub(super) teams: Vec<team::Model>,
    pub(super) workers: Vec<worker::Model>,
    /// Workers whose team was not known before.
    pub(super) joined_teams: Vec<(WorkerId, TeamId)>,
    pub(super) people: Vec<PersonId>,
    pub(super) records: Vec<source_record::Model>,
    pub(super) identifiers: Vec<identifier::Model>,
    pub(super) name_keys: Vec<name_key::Model>,
    pub(super) places: Vec<membership::Model>,
    pub(super) limits: Vec<limited_access::Model>,
    pub(super) replaced_records: Vec<Uuid>,
    pub(super) replaced_places: Vec<Uuid>,
    pub(super) replaced_limits: Vec<Uuid>,
    pub(super) findings: Vec<Fault>,
}

/// Whose files an import brings, and its number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    pub(super) no: i64,
    pub(super) agency: Uuid,
    pub(super) kind: &'static str,
}

impl Batch {
    /// Adds a record with its numbers and name keys. `replaces` is the version it takes the place of.
    pub(super) fn record(
        &mut self,
        draft: Draft,
        (origin, person): (Origin, PersonId),
        replaces: Option<Uuid>,
        new_id: &mut dyn FnMut() -> u128,
    ) {
        let id = Uuid::from_u128(new_id());
        let person_id = person.key();
        let name = draft.content.legal_name();
        self.numbers(&draft.content, (id, person_id), new_id);
        self.records.push(source_record::Model {
            id,
            person_id,
            agency_id: origin.agency,
            kind: origin.kind.to_owned(),
            key: draft.key,
            from_import: origin.no,
            superseded_by: None,
            hash: draft.hash,
            given_name: name.given,
            family_name: name.family,
            born_on: draft.born_on.map(Day),
            limited: draft.limited,
            content: json(&draft.content),
        });
        self.replaced_records.extend(replaces);
    }

    fn numbers(&mut self, content: &Content, (record_id, person_id): (Uuid, Uuid), new_id: &mut dyn FnMut() -> u128) {
        let numbers: BTreeSet<_> = content.identifiers.iter().collect();
        for (scheme, value) in numbers {
            let (id, scheme, value) = (Uuid::from_u128(new_id()), scheme.clone(), value.clone());
            self.identifiers.push(identifier::Model { id, scheme, value, record_id, person_id });
        }
        for key in content.name_keys() {
            self.name_keys.push(name_key::Model { id: Uuid::from_u128(new_id()), key, record_id, person_id });
        }
    }

    /// Adds a place in a circle.
    pub(super) fn place(&mut self, place: &Membership, no: i64) {
        self.places.push(membership::Model {
            id: place.id.key(),
            person_id: place.person.key(),
            worker_id: place.worker.key(),
            agency_id: place.agency.key(),
            role: place.role.code().to_owned(),
            lead: place.lead,
            from_on: Day(place.from),
            to_on: place.to.map(Day),
            from_import: no,
            superseded_by: None,
        });
    }
}
