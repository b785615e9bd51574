//! What every change of the ledger has in common: asked again inside, its key used once, kept with the permit.

use access::Permit;
use domain::care_status::{Claim, ClaimRefused, Ledger, Reader};
use domain::id::{ClaimId, CorrelationId, FormKey, PersonId};
use store::{Once, Store, StoreError, Tx, What};

use super::{Subject, rows};
use crate::circle::{self, Place};
use crate::record;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CareChanged {
    /// It is kept.
    Kept,
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why it was not kept.
#[derive(Debug, thiserror::Error)]
pub enum CareError {
    /// The claim cannot be kept as said.
    #[error("this cannot be kept as it is")]
    Refused(Vec<ClaimRefused>),
    /// No reason was given, or no words.
    #[error("no reason given")]
    NoReason,
    /// The reason is longer than can be kept.
    #[error("the reason has {length} characters; {} fit", domain::care_status::WORDS_LENGTH_MAX)]
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// Somebody else changed it since the form was opened.
    #[error("it was changed since")]
    Changed,
    /// Nobody may say this for them.
    #[error("nobody may say this for them")]
    NotTheirWord,
    /// There is no such claim or proposal that they may see.
    #[error("nothing of that id")]
    NotFound,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A change that has begun.
pub(super) struct Begun {
    pub(super) tx: Tx,
    pub(super) place: Place,
    pub(super) ledger: Ledger,
}

/// Begins: the permit's facts are read again, the key is used up, and the ledger is read inside. `digest` is everything in
/// the form. Nothing where the same form was posted before.
pub(super) async fn begin(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    (key, digest): (FormKey, &str),
) -> Result<Option<Begun>, CareError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let digest = store::audit::digest(format!("{person}\n{digest}").as_bytes());
    match tx.once(key, permit.asker().account, &digest).await? {
        Once::First => {
            let entries = rows::entries(tx.rows(), person).await?;
            let others = record::joined_with(tx.rows(), &[person]).await?.remove(&person).unwrap_or_default();
            let ledger = super::ledger(tx.rows(), &entries, &others).await?;
            Ok(Some(Begun { tx, place, ledger }))
        }
        Once::Again { result } => {
            tx.roll_back().await?;
            if result == digest { Ok(None) } else { Err(CareError::KeyUsed) }
        }
    }
}

impl Begun {
    /// As whom this place reads the ledger.
    pub(super) fn reader(&self) -> Result<Reader, CareError> {
        Reader::of_role(self.place.role).ok_or(CareError::NotFound)
    }

    /// The claim, if it is one that this place may see and that stands: what cannot be seen is not there.
    pub(super) fn claim(&self, id: ClaimId) -> Result<&Claim, CareError> {
        let reader = self.reader()?;
        let seen = self.ledger.find(id).filter(|claim| claim.is_shown_to(reader));
        seen.filter(|claim| claim.is_live()).ok_or(CareError::NotFound)
    }

    /// Whether `subject` is there for this place.
    pub(super) fn finds(&self, subject: Subject) -> Result<(), CareError> {
        match subject {
            Subject::Claim(id) => self.claim(id).map(|_| ()),
            Subject::Category => {
                let shown = self.ledger.shows_category_to(self.reader()?);
                shown.then_some(()).ok_or(CareError::NotFound)
            }
        }
    }

    /// Keeps it, with its line in the audit.
    pub(super) async fn commit(self, words: &str, correlation: CorrelationId) -> Result<CareChanged, CareError> {
        self.tx.commit(&self.place.permit, What { words, correlation }).await?;
        Ok(CareChanged::Kept)
    }
}

/// Words that must be there, trimmed, if they may be kept.
pub(super) fn reason(why: &str) -> Result<&str, CareError> {
    let why = optional(why)?;
    if why.is_empty() { Err(CareError::NoReason) } else { Ok(why) }
}

/// Words that need not be there, trimmed, if they may be kept.
pub(super) fn optional(why: &str) -> Result<&str, CareError> {
    let why = why.trim();
    let length = why.chars().count();
    if length > domain::care_status::WORDS_LENGTH_MAX { Err(CareError::TooLong { length }) } else { Ok(why) }
}
