//! End an entry at once: from now on it no longer counts. It stays on the list, with its last day.

use access::Permit;
use domain::id::{CorrelationId, ListEntryId, PersonId};
use jiff::ToSpan as _;
use store::{Store, StoreError, What};

use super::rows;
use crate::circle;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It has ended.
    Now,
    /// It had already.
    Already,
}

/// Why nothing was ended.
#[derive(Debug, thiserror::Error)]
pub enum EndEntryError {
    /// There is no such entry on this person's lists.
    #[error("no such entry")]
    NotFound,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Ends an entry of the lists of `person`: its last day was yesterday, so that it counts no more from this moment.
///
/// An entry that an agency's files brought is ended in its own row: undoing that import takes the entry away altogether,
/// and while the agency's mark stays as it is no later import opens it again.
pub async fn end_entry(
    store: &Store,
    permit: &Permit,
    (person, entry): (PersonId, ListEntryId),
    correlation: CorrelationId,
) -> Result<Ended, EndEntryError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let listed = rows::listed(tx.rows(), person).await?;
    let found = listed.iter().find(|one| one.id == entry).ok_or(EndEntryError::NotFound)?;
    let today = tx.context().today();
    if !found.is_to_count(today) {
        tx.roll_back().await?;
        return Ok(Ended::Already);
    }
    rows::end(tx.rows(), entry, today.saturating_sub(1.day())).await?;
    tx.commit(&place.permit, What { words: "ended who may or may not see the record", correlation }).await?;
    Ok(Ended::Now)
}
