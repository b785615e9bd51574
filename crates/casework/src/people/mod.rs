//! Finding people, the caseload, and one person as they are known.

mod caseload;
mod rows;
mod search;

pub use caseload::{Caseload, Row, Scope, caseload};
pub use search::{FOUND_MAX, Finds, Found, search};

use access::{About, Permit};
use domain::Date;
use domain::agency::Role;
use domain::contact::NextContact;
use domain::id::{PersonId, WorkerId};
use store::sea_orm::ConnectionTrait;
use store::{StoreError, Tx};

use crate::circle::CircleOf;
use crate::contact::LastContact;
use crate::record::{Known, SourceRecord};

/// What every agency says of `person`: one question.
pub async fn records(rows: &impl ConnectionTrait, person: PersonId) -> Result<Vec<SourceRecord>, StoreError> {
    Ok(rows::records(rows, &[person]).await?.remove(&person).unwrap_or_default())
}

/// What is known of `person`: one question.
pub async fn known(rows: &impl ConnectionTrait, person: PersonId) -> Result<Known, StoreError> {
    Ok(Known::from_records(&records(rows, person).await?))
}

/// When the personal adviser must next be in touch; nothing while nobody leads as personal adviser.
pub fn next_contact(circle: &CircleOf, known: &Known, last: LastContact, today: Date) -> Option<NextContact> {
    let lead = circle.lead(Role::PersonalAdviser, today)?;
    let situation = known.situation(lead.membership.from);
    Some(NextContact::after(last.counted(situation.setting), situation, today))
}

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
