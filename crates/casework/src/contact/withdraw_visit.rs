//! Take a visit back: recorded by mistake, or on the wrong person. It stays readable, with a line through it and the
//! reason, and closes no duty.

use access::Permit;
use domain::id::{ContactId, CorrelationId, PersonId};
use store::{Rows, Store, StoreError, What};

use super::rows;
use crate::circle::{self, Recorder};

/// Longest reason for taking a contact back, in characters.
pub(super) const WHY_LENGTH_MAX: usize = 1_000;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawn {
    /// It is taken back.
    Now,
    /// It had been already.
    Already,
}

/// Why a visit was not taken back.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawVisitError {
    /// No reason was given.
    #[error("no reason given")]
    NoReason,
    /// The reason is longer than can be kept.
    #[error("the reason has {length} characters; {WHY_LENGTH_MAX} fit")]
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// There is no such visit on this record.
    #[error("no such visit")]
    NotFound,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who recorded this visit of this person: what the policy must know before a visit may be taken back.
pub async fn recorded_by(
    rows: &impl Rows,
    person: PersonId,
    contact: ContactId,
) -> Result<Option<Recorder>, StoreError> {
    Ok(rows::one(rows, person, contact).await?.map(|row| row.by))
}

/// Takes a visit back, with a reason.
pub async fn withdraw_visit(
    store: &Store,
    permit: &Permit,
    (person, contact): (PersonId, ContactId),
    why: &str,
    correlation: CorrelationId,
) -> Result<Withdrawn, WithdrawVisitError> {
    let why = why.trim();
    if why.is_empty() {
        return Err(WithdrawVisitError::NoReason);
    }
    let length = why.chars().count();
    if length > WHY_LENGTH_MAX {
        return Err(WithdrawVisitError::TooLong { length });
    }
    let tx = store.begin().await?;
    let row = rows::one(tx.rows(), person, contact).await?.ok_or(WithdrawVisitError::NotFound)?;
    let place = circle::renew(&tx, permit, person, Some(row.by)).await?;
    if row.withdrawn {
        tx.roll_back().await?;
        return Ok(Withdrawn::Already);
    }
    rows::withdraw(tx.rows(), contact, row.version, why, tx.context().now()).await?;
    tx.commit(&place.permit, What { words: "contact taken back", correlation }).await?;
    Ok(Withdrawn::Now)
}
