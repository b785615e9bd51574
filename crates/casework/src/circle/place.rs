//! The place from which somebody acts, asked for again inside the change.

use access::Permit;
use domain::agency::Role;
use domain::id::{PersonId, WorkerId};
use store::{StoreError, Tx};

use super::{CircleOf, Recorder, rows};

/// The place from which somebody acts, read inside the transaction.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// The permit, as the policy gives it now: what the change is kept with.
    pub permit: Permit,
    /// Who.
    pub worker: WorkerId,
    /// As what: their post.
    pub role: Role,
    /// The circle as it was read.
    pub circle: CircleOf,
}

/// Asks again, inside the transaction, whether what the permit allows is still allowed: circles and lists change.
/// The person is held until the transaction ends: an import that brought them is not undone between this look and the
/// change that rests on it.
///
/// `recorded_by` is who recorded the contact or the event it is about, if it is about one.
pub async fn renew(
    tx: &Tx,
    permit: &Permit,
    person: PersonId,
    recorded_by: Option<Recorder>,
) -> Result<Place, StoreError> {
    rows::hold(tx.rows(), person).await?;
    let circle = CircleOf::load(tx.rows(), person).await?;
    renew_upon(tx, permit, circle, recorded_by)
}

/// The same upon a circle that was read inside the transaction.
pub(crate) fn renew_upon(
    tx: &Tx,
    permit: &Permit,
    circle: CircleOf,
    recorded_by: Option<Recorder>,
) -> Result<Place, StoreError> {
    let today = tx.context().today();
    let asker = permit.asker();
    let facts = circle.facts_for(asker, today);
    let renewed = permit
        .renew(tx.policy(), circle.recorded(&facts, recorded_by, today), today)
        .map_err(StoreError::NoLongerPermitted)?;
    // The policy counts a place only while its holder still has the same post, so the post says as what they act. The
    // young adult, those of their network and the command line hold no place: what they may do asks for none.
    let worker = asker.worker().unwrap_or(WorkerId::from_bits(0));
    let role = asker.role.unwrap_or(Role::Operator);
    Ok(Place { permit: renewed, worker, role, circle })
}
