//! Add an entry: from a day on a worker may see a record that others may not, or may not see it.

use access::Permit;
use domain::id::{CorrelationId, FormKey, ListEntryId, PersonId};
use domain::limited_access::{Entry, EntryRefused, List};
use store::{Once, Store, StoreError, What};

use super::rows;
use crate::circle;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryForm {
    /// The form's one-time key: posted twice, added once.
    pub key: FormKey,
    /// On which list.
    pub list: List,
    /// The entry.
    pub entry: Entry,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is on the list.
    Now(ListEntryId),
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why nothing was added.
#[derive(Debug, thiserror::Error)]
pub enum AddEntryError {
    /// It may not go on the list as it is.
    #[error("the entry cannot go on the list as it is")]
    Refused(Vec<EntryRefused>),
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts a worker on one of the lists of `person`.
pub async fn add_entry(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: EntryForm,
    correlation: CorrelationId,
) -> Result<Added, AddEntryError> {
    let EntryForm { key, list, entry } = form;
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let digest = store::audit::digest(format!("{person}\n{list:?}\n{entry:?}").as_bytes());
    match tx.once(key, permit.asker().account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(Added::AlreadyKnown) } else { Err(AddEntryError::KeyUsed) };
        }
    }
    let entry = place.circle.limited.check(list, entry, tx.context().today()).map_err(AddEntryError::Refused)?;
    let id = ListEntryId::from_bits(tx.context().new_id());
    rows::insert(tx.rows(), person, (id, list), &entry).await?;
    let words = match list {
        List::Restriction => "added to those who may see the record",
        List::Exclusion => "added to those who may not see the record",
    };
    tx.commit(&place.permit, What { words, correlation }).await?;
    Ok(Added::Now(id))
}
