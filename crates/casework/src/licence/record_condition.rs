//! Record a condition of a licence, change it, or take it back with a reason. It stays readable.

use access::Permit;
use domain::id::{ConditionId, CorrelationId, FormKey, PersonId};
use domain::licence::{ConditionRefused, NewCondition};
use store::columns::Uuid;
use store::{Once, Store, StoreError, What};

use super::{Kept, rows};
use crate::circle;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// Which condition, and the version that was read; none for a new one.
    pub of: Option<(ConditionId, i32)>,
    /// What it demands.
    pub condition: NewCondition,
    /// Why it no longer counts, if it is taken back.
    pub withdrawn_why: Option<String>,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordedCondition {
    /// It is on the record.
    Now,
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why it was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecordConditionError {
    /// It cannot be as it is.
    #[error("this condition cannot be recorded as it is")]
    Refused(Vec<ConditionRefused>),
    /// Taken back without a reason.
    #[error("no reason given")]
    NoReason,
    /// There is no such condition on this record.
    #[error("no such condition")]
    NotFound,
    /// Somebody changed it since the form was opened.
    #[error("somebody changed it meanwhile")]
    Changed(Box<Kept>),
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Name of the form's draft.
pub const DRAFT: &str = "licence";

/// Records a condition of the licence of `person`.
pub async fn record_condition(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: ConditionForm,
    correlation: CorrelationId,
) -> Result<RecordedCondition, RecordConditionError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let account = permit.asker().account;
    let digest = store::audit::digest(format!("condition\n{person}\n{form:?}").as_bytes());
    match tx.once(form.key, account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            let same = result == digest;
            return if same { Ok(RecordedCondition::AlreadyKnown) } else { Err(RecordConditionError::KeyUsed) };
        }
    }
    let (id, version) = match form.of {
        None => (ConditionId::from_bits(tx.context().new_id()), 1),
        Some((id, read)) => {
            let mut all = super::all(tx.rows(), person).await?.into_iter();
            let now = all.find(|kept| kept.id == id).ok_or(RecordConditionError::NotFound)?;
            if now.version != read {
                return Err(RecordConditionError::Changed(Box::new(now)));
            }
            (id, read + 1)
        }
    };
    if form.withdrawn_why.as_ref().is_some_and(|why| why.trim().is_empty()) {
        return Err(RecordConditionError::NoReason);
    }
    let condition = form.condition.check().map_err(RecordConditionError::Refused)?;
    let kept = Kept { id, condition, withdrawn_why: form.withdrawn_why, version };
    let row = Uuid::from_u128(tx.context().new_id());
    rows::insert(tx.rows(), (row, person), &kept, (place.worker, place.role), tx.context().now()).await?;
    tx.drop_draft(account, DRAFT, person).await?;
    tx.commit(&place.permit, What { words: "licence recorded", correlation }).await?;
    Ok(RecordedCondition::Now)
}
