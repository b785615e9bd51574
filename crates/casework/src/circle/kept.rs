//! A place in a circle as it is kept: the one reading of its row.

use domain::agency::Role;
use domain::circle::Membership;
use domain::id::{AgencyId, MembershipId, PersonId, WorkerId};
use store::StoreError;
use store::columns::Keyed;
use store::entity::membership;

/// The place that this row keeps.
pub(crate) fn membership_of(row: &membership::Model) -> Result<Membership, StoreError> {
    let role = Role::from_code(&row.role).ok_or_else(|| StoreError::inconsistent("membership", "role", row.id))?;
    Ok(Membership {
        id: MembershipId::from_key(row.id),
        person: PersonId::from_key(row.person_id),
        worker: WorkerId::from_key(row.worker_id),
        role,
        agency: AgencyId::from_key(row.agency_id),
        lead: row.lead,
        from: row.from_on.0,
        to: row.to_on.map(|day| day.0),
    })
}
