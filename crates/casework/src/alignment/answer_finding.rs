//! Accept a finding with a reason, or open it again: one more row; the finding itself is never stored.

use access::Permit;
use domain::alignment::Kind;
use domain::id::{CorrelationId, FormKey, PersonId};
use store::{Once, Store, StoreError, What};

use super::{load, rows, words_of};
use crate::circle;

/// Longest reason, in characters.
pub const WHY_LENGTH_MAX: usize = 1_000;

/// What is said of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FindingAnswer {
    /// It may stay as it is, as long as it says the same.
    Accepted,
    /// It is open again.
    Reopened,
}

impl FindingAnswer {
    /// The code it is kept under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Reopened => "reopened",
        }
    }

    /// The answer with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "accepted" => Some(Self::Accepted),
            "reopened" => Some(Self::Reopened),
            _ => None,
        }
    }
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It is kept.
    Now(Kind),
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why it was not kept.
#[derive(Debug, thiserror::Error)]
pub enum AnswerFindingError {
    /// No reason was given.
    #[error("no reason given")]
    NoReason,
    /// The reason is longer than can be kept.
    #[error("the reason has {length} characters; {WHY_LENGTH_MAX} fit")]
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// The finding is not there any more.
    #[error("no such finding today")]
    NotFound,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The finding says something else than the page that was read.
    #[error("the facts have changed since the page was opened")]
    Changed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Says something of the finding with this key. `seen` is a digest of what the page said of it: nobody accepts what they
/// have not read.
pub async fn answer_finding(
    store: &Store,
    permit: &Permit,
    (person, finding): (PersonId, &str),
    (key, answer, why, seen): (FormKey, FindingAnswer, &str, &str),
    correlation: CorrelationId,
) -> Result<Answered, AnswerFindingError> {
    let why = why.trim();
    let length = why.chars().count();
    if why.is_empty() {
        return Err(AnswerFindingError::NoReason);
    }
    if length > WHY_LENGTH_MAX {
        return Err(AnswerFindingError::TooLong { length });
    }
    let tx = store.begin().await?;
    let today = tx.context().today();
    let place = circle::renew(&tx, permit, person, None).await?;
    let digest = store::audit::digest(format!("finding\n{person}\n{finding}\n{answer:?}\n{why}").as_bytes());
    match tx.once(key, permit.asker().account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            let known = result == digest;
            return if known { Ok(Answered::AlreadyKnown) } else { Err(AnswerFindingError::KeyUsed) };
        }
    }
    let aligned = load(tx.rows(), tx.context(), person, &place.circle, today).await?;
    let there = aligned.findings.iter().find(|one| one.key() == finding).ok_or(AnswerFindingError::NotFound)?;
    let words = words_of(there, &aligned.facts);
    if store::audit::digest(words.as_bytes()) != seen {
        return Err(AnswerFindingError::Changed);
    }
    rows::insert(&tx, person, (there, &words), (answer, why), &place).await?;
    let what = match answer {
        FindingAnswer::Accepted => "finding accepted",
        FindingAnswer::Reopened => "finding opened again",
    };
    tx.commit(&place.permit, What { words: what, correlation }).await?;
    Ok(Answered::Now(there.kind))
}

/// What a page says of a finding, as a form brings it back.
pub fn seen(words: &str) -> String {
    store::audit::digest(words.as_bytes())
}
