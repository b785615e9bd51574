//! Keeping what is held as the store has it: read anew when a stamp says that something changed, by every process for itself.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use domain::id::PersonId;
use linkage::LinkageError;
use store::{Store, StoreError};

use super::gather::Gathered;
use super::held::Held;
use super::rows::{self, Stamp};

/// Why people could not be read or asked for.
#[derive(Debug, thiserror::Error)]
pub enum LikenessError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Linkage refused what was written for it.
    #[error("the people cannot be made ready for asking")]
    Linkage(#[from] LinkageError),
    /// The work was given up, as when the program ends.
    #[error("making the people ready was given up")]
    GivenUp,
}

/// What reading anew came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refreshed {
    /// Nothing has changed.
    AsBefore,
    /// Read anew: so many people.
    Anew {
        /// How many.
        people: usize,
    },
}

/// Everybody who is held, for all requests of a process.
#[derive(Debug, Default)]
pub struct Likeness {
    held: RwLock<Option<(Stamp, Arc<Held>)>>,
}

impl Likeness {
    /// Everybody, as of the last reading; nothing before the first.
    pub fn held(&self) -> Option<Arc<Held>> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().map(|(_, held)| Arc::clone(held))
    }

    /// Reads everybody anew if anything has changed. Meanwhile questions are answered from what was read before. For whoever
    /// keeps the service running: at the start and then every half minute or so, never within a request.
    pub async fn refresh(&self, store: &Store) -> Result<Refreshed, LikenessError> {
        let Some(stamp) = rows::stamp(store.rows()).await? else { return Ok(Refreshed::AsBefore) };
        let is_as_before = {
            let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
            held.as_ref().is_some_and(|(before, _)| *before == stamp)
        };
        if is_as_before {
            return Ok(Refreshed::AsBefore);
        }
        let people = gathered(store).await?;
        let held = tokio::task::spawn_blocking(move || Held::build(people)).await;
        let held = held.map_err(|_| LikenessError::GivenUp)??;
        let people = held.people();
        let mut place = self.held.write().unwrap_or_else(PoisonError::into_inner);
        // The stamp was taken before the reading: what came during it makes the next one read again.
        *place = Some((stamp, Arc::new(held)));
        Ok(Refreshed::Anew { people })
    }
}

async fn gathered(store: &Store) -> Result<BTreeMap<PersonId, Gathered>, StoreError> {
    let mut people: BTreeMap<PersonId, Gathered> = BTreeMap::new();
    let mut after = None;
    loop {
        let (records, last) = rows::records(store.rows(), after).await?;
        if last.is_none() {
            return Ok(people);
        }
        for record in &records {
            people.entry(record.person).or_default().add(record);
        }
        after = last;
    }
}
