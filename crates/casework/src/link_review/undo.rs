//! Take back what was said of a pair: it waits again, and records that were joined by it are parted. What was said stays
//! readable; the record of either person is as it was before, byte for byte.

use access::Permit;
use domain::id::{CorrelationId, LinkPairId};
use domain::link_review::{Said, State, WORDS_LENGTH_MAX, may_undo};
use store::{Store, StoreError, What};

use super::answer::{Opened, open};
use super::entries::Why;
use super::{joined, remit};

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// It waits again.
    Now {
        /// Whether records were parted.
        parted: bool,
    },
    /// Nothing was there to take back any more.
    Already,
}

/// Why it was not taken back.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    /// No reason was given.
    #[error("no reason given")]
    NoReason,
    /// The reason is longer than can be kept.
    #[error("the reason has {length} characters; {WORDS_LENGTH_MAX} fit")]
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// There is no such pair for this reviewer.
    #[error("there is no such pair")]
    NotFound,
    /// It is not for this reviewer to take back.
    #[error("it is not for this reviewer to take back")]
    NotTheirs,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes everything back that was said of a pair.
pub async fn undo(
    store: &Store,
    permit: &Permit,
    (pair, why): (LinkPairId, &str),
    correlation: CorrelationId,
) -> Result<Undone, UndoError> {
    let why = why.trim();
    let length = why.chars().count();
    let (tx, permit) = remit::begin(store, permit).await?;
    let opened = open(&tx, &permit, pair).await?;
    let Opened { reviewer, mut history, people, .. } = opened.ok_or(UndoError::NotFound)?;
    if why.is_empty() {
        return Err(UndoError::NoReason);
    }
    if length > WORDS_LENGTH_MAX {
        return Err(UndoError::TooLong { length });
    }
    let state = history.state();
    if state == (State::Waiting { answered: Vec::new() }) {
        tx.roll_back().await?;
        return Ok(Undone::Already);
    }
    if !may_undo(&state, reviewer.worker) {
        return Err(UndoError::NotTheirs);
    }
    let reason = Why { words: why.to_owned(), ..Why::default() };
    history.say(&tx, Some(&reviewer), Said::Undone, reason).await?;
    let parted = joined::part(&tx, &reviewer, pair, why).await?;
    let words = if parted { "joined records parted again" } else { "decision about records taken back" };
    tx.commit_about(&permit, What { words, correlation }, &people).await?;
    Ok(Undone::Now { parted })
}
