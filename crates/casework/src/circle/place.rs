//! The place from which somebody acts, asked for again inside the change.

use access::{About, Permit};
use domain::agency::Role;
use domain::id::{PersonId, WorkerId};
use store::{StoreError, Tx};

use super::CircleOf;

/// The place from which somebody acts, read inside the transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Who.
    pub worker: WorkerId,
    /// As what: their post.
    pub role: Role,
    /// The circle as it was read.
    pub circle: CircleOf,
}

/// Asks again, inside the transaction, whether what the permit allows is still allowed: circles and lists change.
/// `recorded_by` is who recorded the contact it is about, if it is about one.
pub async fn renew(
    tx: &Tx,
    permit: &Permit,
    person: PersonId,
    recorded_by: Option<WorkerId>,
) -> Result<Place, StoreError> {
    let today = tx.context().today();
    let circle = CircleOf::load(tx.rows(), person).await?;
    let asker = permit.asker();
    let facts = circle.facts_for(asker, today);
    permit
        .renew(tx.policy(), About::Contact { facts: &facts, recorded_by }, today)
        .map_err(StoreError::NoLongerPermitted)?;
    // The policy counts a place only while its holder still has the same post, so the post says as what they act.
    let worker = asker.worker().unwrap_or(WorkerId::from_bits(0));
    Ok(Place { worker, role: asker.role.unwrap_or(Role::Operator), circle })
}
