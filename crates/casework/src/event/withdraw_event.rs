//! Take an event back: recorded by mistake, or on the wrong person. It stays readable, with a line through it and the
//! reason, and closes no duty.

use access::Permit;
use domain::id::{CorrelationId, EventId, PersonId};
use store::{Rows, Store, StoreError, What};

use super::rows;
use crate::circle::{self, Recorder};

/// Longest reason for taking something back, in characters.
const WHY_LENGTH_MAX: usize = 1_000;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawn {
    /// It is taken back.
    Now,
    /// It had been already.
    Already,
}

/// Why an event was not taken back.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawEventError {
    /// No reason was given.
    #[error("no reason given")]
    NoReason,
    /// The reason is longer than can be kept.
    #[error("the reason has {length} characters; {WHY_LENGTH_MAX} fit")]
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// There is no such event on this record.
    #[error("no such event")]
    NotFound,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who recorded this event of this person: what the policy must know before an event may be taken back.
pub async fn recorded_by(rows: &impl Rows, person: PersonId, event: EventId) -> Result<Option<Recorder>, StoreError> {
    Ok(rows::one(rows, person, event).await?.map(|row| row.by))
}

/// Takes an event back, with a reason.
pub async fn withdraw_event(
    store: &Store,
    permit: &Permit,
    (person, event): (PersonId, EventId),
    why: &str,
    correlation: CorrelationId,
) -> Result<Withdrawn, WithdrawEventError> {
    let why = why.trim();
    if why.is_empty() {
        return Err(WithdrawEventError::NoReason);
    }
    let length = why.chars().count();
    if length > WHY_LENGTH_MAX {
        return Err(WithdrawEventError::TooLong { length });
    }
    let tx = store.begin().await?;
    let row = rows::one(tx.rows(), person, event).await?.ok_or(WithdrawEventError::NotFound)?;
    let place = circle::renew(&tx, permit, person, Some(row.by)).await?;
    if row.withdrawn {
        tx.roll_back().await?;
        return Ok(Withdrawn::Already);
    }
    rows::withdraw(tx.rows(), event, row.version, why, tx.context().now()).await?;
    tx.commit(&place.permit, What { words: "event taken back", correlation }).await?;
    Ok(Withdrawn::Now)
}
