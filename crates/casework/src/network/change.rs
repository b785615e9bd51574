//! What every change of a network has in common: asked again inside, its key used once, kept with the permit.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PersonId, SupporterId};
use domain::network::{ConsentRefused, SupporterRefused};
use store::{Once, Store, StoreError, Tx, What};

use crate::circle::{self, Place};

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NetworkChanged {
    /// It is kept.
    Kept {
        /// About whom.
        supporter: SupporterId,
    },
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why it was not kept.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// Somebody cannot be kept as said.
    #[error("this cannot be kept as it is")]
    Refused(Vec<SupporterRefused>),
    /// What they may see cannot be kept as said.
    #[error(transparent)]
    Consent(#[from] ConsentRefused),
    /// No reason was given.
    #[error("no reason given")]
    NoReason,
    /// The reason is longer than can be kept.
    #[error("the reason has {length} characters; {} fit", domain::network::TEXT_LENGTH_MAX)]
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// Somebody else changed it since the form was opened.
    #[error("it was changed since")]
    Changed,
    /// Nobody may speak for somebody else like this.
    #[error("nobody may say this for them")]
    NotTheirWord,
    /// There is nobody of that id in this network.
    #[error("nobody of that id")]
    NotFound,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A change that has begun; none where the same form was posted before.
pub(super) struct Begun {
    pub(super) tx: Tx,
    pub(super) place: Place,
    pub(super) person: PersonId,
}

/// Begins: the permit's facts are read again, and the key is used up. `digest` is everything in the form.
pub(super) async fn begin(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    (key, digest): (FormKey, &str),
) -> Result<Option<Begun>, NetworkError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let digest = store::audit::digest(format!("{person}\n{digest}").as_bytes());
    match tx.once(key, permit.asker().account, &digest).await? {
        Once::First => Ok(Some(Begun { tx, place, person })),
        Once::Again { result } => {
            tx.roll_back().await?;
            if result == digest { Ok(None) } else { Err(NetworkError::KeyUsed) }
        }
    }
}

impl Begun {
    /// Keeps it, with its line in the audit.
    pub(super) async fn commit(
        self,
        words: &str,
        supporter: SupporterId,
        correlation: CorrelationId,
    ) -> Result<NetworkChanged, NetworkError> {
        self.tx.commit(&self.place.permit, What { words, correlation }).await?;
        Ok(NetworkChanged::Kept { supporter })
    }
}

/// A reason, trimmed, if it may be kept.
pub(super) fn reason(why: &str) -> Result<&str, NetworkError> {
    let why = why.trim();
    let length = why.chars().count();
    if why.is_empty() {
        Err(NetworkError::NoReason)
    } else if length > domain::network::TEXT_LENGTH_MAX {
        Err(NetworkError::TooLong { length })
    } else {
        Ok(why)
    }
}
