//! Write a place down: a new one, or a newer version of one that is there. Nothing is overwritten.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PlaceId, WorkerId};
use domain::place::{NewPlace, PlaceRefused};
use store::columns::Uuid;
use store::{Once, Store, StoreError, What};

use super::{Kept, directory, rows};

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// Which place, and the version that was read; none for a new one.
    pub of: Option<(PlaceId, i32)>,
    /// What is to be written down.
    pub place: NewPlace,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// It is written down.
    Now {
        /// Which place.
        place: PlaceId,
    },
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why it was not written down.
#[derive(Debug, thiserror::Error)]
pub enum WritePlaceError {
    /// It cannot be as it is.
    #[error("this place cannot be written down as it is")]
    Refused(Vec<PlaceRefused>),
    /// There is no such place.
    #[error("no such place")]
    NotFound,
    /// Somebody wrote a newer version since the form was opened.
    #[error("somebody wrote a newer version")]
    Changed(Box<Kept>),
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes a place down.
pub async fn write_place(
    store: &Store,
    permit: &Permit,
    form: PlaceForm,
    correlation: CorrelationId,
) -> Result<Written, WritePlaceError> {
    let tx = store.begin().await?;
    let permit = permit.renew(tx.policy(), None, tx.context().today()).map_err(StoreError::NoLongerPermitted)?;
    let digest = store::audit::digest(format!("place\n{:?}\n{:?}", form.of, form.place).as_bytes());
    match tx.once(form.key, permit.asker().account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(Written::AlreadyKnown) } else { Err(WritePlaceError::KeyUsed) };
        }
    }
    let (id, version) = match form.of {
        None => (PlaceId::from_bits(tx.context().new_id()), 1),
        Some((id, read)) => {
            let mut all = directory(tx.rows()).await?.places.into_iter();
            let now = all.find(|kept| kept.id == id).ok_or(WritePlaceError::NotFound)?;
            if now.version != read {
                return Err(WritePlaceError::Changed(Box::new(now)));
            }
            (id, read + 1)
        }
    };
    let place = form.place.check().map_err(WritePlaceError::Refused)?;
    let by = permit.asker().worker().unwrap_or(WorkerId::from_bits(0));
    let row = Uuid::from_u128(tx.context().new_id());
    rows::insert(tx.rows(), (row, id), (&place, version), by, tx.context().now()).await?;
    tx.commit(&permit, What { words: "place written down", correlation }).await?;
    Ok(Written::Now { place: id })
}
