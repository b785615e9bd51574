//! Who reviews what: a permit asked again inside the change, the agency whose pairs these are, and records with limited
//! access, which are given to nobody whom their lists keep out.

use std::collections::{BTreeMap, BTreeSet};

use access::{About, Permit};
use domain::Date;
use domain::agency::Role;
use domain::id::{AgencyId, LinkRecordId, PersonId, WorkerId};
use domain::limited_access::{LimitedAccess, Verdict};
use store::{Context, Rows, Store, StoreError, Tx};

use super::rows;

/// A reviewer: a worker of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reviewer {
    pub(super) worker: WorkerId,
    pub(super) agency: AgencyId,
    pub(super) role: Role,
    pub(super) name: String,
}

impl Reviewer {
    /// Who this permit belongs to; nobody where it is no worker of an agency.
    pub(super) fn of(permit: &Permit) -> Option<Self> {
        let asker = permit.asker();
        Some(Self { worker: asker.worker()?, agency: asker.agency?, role: asker.role?, name: asker.name.clone() })
    }
}

/// Asks again whether what the permit allows is still allowed, where nothing is changed.
pub(super) fn ask(store: &Store, permit: &Permit) -> Result<(), StoreError> {
    let today = store.context().today();
    let asked = store.policy().ask(permit.asker(), permit.action(), About::Service, today);
    asked.map(drop).map_err(StoreError::NoLongerPermitted)
}

/// Begins a change with the policy asked again inside it.
pub(super) async fn begin(store: &Store, permit: &Permit) -> Result<(Tx, Permit), StoreError> {
    let tx = store.begin().await?;
    let renewed = permit.renew(tx.policy(), About::Service, tx.context().today());
    Ok((tx, renewed.map_err(StoreError::NoLongerPermitted)?))
}

/// The people on whom records hang, and what the lists of limited access say of them.
#[derive(Debug, Default)]
pub(super) struct Held {
    people: BTreeMap<LinkRecordId, BTreeSet<PersonId>>,
    limited: BTreeMap<PersonId, LimitedAccess>,
}

impl Held {
    /// Of these records: two questions.
    pub(super) async fn load(rows: &impl Rows, records: &BTreeSet<LinkRecordId>) -> Result<Self, StoreError> {
        let people = rows::people(rows, records).await?;
        let all: BTreeSet<PersonId> = people.values().flatten().copied().collect();
        Ok(Self { people, limited: rows::limited(rows, &all).await? })
    }

    /// The people on whom these records hang.
    pub(super) fn people(&self, records: &[LinkRecordId]) -> Vec<PersonId> {
        let people = records.iter().filter_map(|record| self.people.get(record)).flatten().copied();
        people.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Whether there is any list of limited access on this person: their records are read in their own place alone.
    pub(super) fn is_limited(&self, person: PersonId) -> bool {
        self.limited.contains_key(&person)
    }

    /// Whether the lists keep this worker from one of these records.
    pub(super) fn is_shut(&self, records: &[LinkRecordId], worker: WorkerId, today: Date) -> bool {
        let lists = self.people(records).into_iter().filter_map(|person| self.limited.get(&person));
        lists.into_iter().any(|limited| limited.verdict(worker, today) != Verdict::Open)
    }
}

/// The day and the moment of a change.
pub(super) fn now(context: &Context) -> (Date, domain::Timestamp) {
    (context.today(), context.now())
}
