//! End a spell: what lasted is over. Whoever is in the circle may say so, not only who recorded its beginning: they may
//! have left.

use access::Permit;
use domain::Date;
use domain::event::{EventRefused, Happened, ended};
use domain::id::{CorrelationId, EventId, PersonId};
use store::{Store, StoreError, What};

use super::rows;
use crate::circle;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It is over.
    Now,
    /// It was on the record as over on that very day; nothing changed.
    Already,
}

/// Why a spell was not ended.
#[derive(Debug, thiserror::Error)]
pub enum EndSpellError {
    /// Nothing that lasts is on this record under this id, or it was taken back.
    #[error("there is nothing to end")]
    NotFound,
    /// It is over since another day. A wrong day is mended by taking it back and recording it again.
    #[error("it is on the record as over on {to}")]
    AlreadyEnded {
        /// That day.
        to: Date,
    },
    /// It cannot end on that day.
    #[error("it cannot end on that day")]
    Refused(#[source] EventRefused),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Says that a spell of `person` is over on the day `to`.
pub async fn end_spell(
    store: &Store,
    permit: &Permit,
    (person, event): (PersonId, EventId),
    to: Date,
    correlation: CorrelationId,
) -> Result<Ended, EndSpellError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let kept = rows::one(tx.rows(), person, event).await?.ok_or(EndSpellError::NotFound)?;
    let Happened::Spell(spell) = kept.happened else { return Err(EndSpellError::NotFound) };
    match spell.to {
        _ if kept.withdrawn => return Err(EndSpellError::NotFound),
        Some(known) if known == to => {
            tx.roll_back().await?;
            return Ok(Ended::Already);
        }
        Some(known) => return Err(EndSpellError::AlreadyEnded { to: known }),
        None => {}
    }
    ended(spell, to, tx.context().today()).map_err(EndSpellError::Refused)?;
    rows::end(tx.rows(), event, kept.version, to).await?;
    tx.commit(&place.permit, What { words: "end recorded", correlation }).await?;
    Ok(Ended::Now)
}
