//! The next pair: given to one reviewer at a time, in an order that tells nothing of its weight.
//!
//! First pairs that wait for a second reviewer, then the others; among these by their number, which follows from the two
//! records alone. Whoever has a pair open keeps it for half an hour; how long they took is written down nowhere.

use access::Permit;
use domain::id::{CorrelationId, LinkPairId};
use domain::link_review::{State, may_answer};
use jiff::ToSpan as _;
use store::columns::{Instant, Keyed, Uuid};
use store::entity::link_claim;
use store::{Store, StoreError, What};

use super::queue::{Queue, Waits};
use super::remit::{self, Reviewer};
use super::{CLAIMED_MINUTES, rows};

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A pair, which nobody else is given meanwhile.
    Pair {
        /// Which.
        pair: LinkPairId,
        /// How many wait for this reviewer, this one among them.
        waiting: usize,
    },
    /// Nothing that this reviewer may answer now.
    Nothing,
}

/// Gives a reviewer the next pair, and lets go of any other that they had open.
pub async fn next(store: &Store, permit: &Permit, correlation: CorrelationId) -> Result<Next, StoreError> {
    let (tx, permit) = remit::begin(store, permit).await?;
    let Some(reviewer) = Reviewer::of(&permit) else { return Ok(Next::Nothing) };
    let (today, now) = remit::now(tx.context());
    let queue = Queue::load(tx.rows(), &reviewer, (today, now)).await?;
    let mut waiting: Vec<&Waits> = queue.for_reviewer().collect();
    waiting.sort_by_key(|one| (!one.is_open_here, !one.is_second, one.pair));
    rows::let_go(tx.rows(), reviewer.worker, None).await?;
    let count = waiting.len();
    for one in waiting {
        let claim = link_claim::Model {
            id: Uuid::from_u128(tx.context().new_id()),
            pair_id: one.pair.key(),
            worker_id: reviewer.worker.key(),
            until: Instant(now.saturating_add(CLAIMED_MINUTES.minutes()).unwrap_or(now)),
        };
        if rows::claim(tx.rows(), claim, now).await? {
            tx.commit(&permit, What { words: "pair of records opened for review", correlation }).await?;
            return Ok(Next::Pair { pair: one.pair, waiting: count });
        }
    }
    tx.commit(&permit, What { words: "no pair of records waits", correlation }).await?;
    Ok(Next::Nothing)
}

/// Lets go of a pair unanswered: somebody else may be given it.
pub async fn put_back(
    store: &Store,
    permit: &Permit,
    pair: LinkPairId,
    correlation: CorrelationId,
) -> Result<(), StoreError> {
    let (tx, permit) = remit::begin(store, permit).await?;
    if let Some(reviewer) = Reviewer::of(&permit) {
        rows::let_go(tx.rows(), reviewer.worker, Some(pair)).await?;
    }
    tx.commit(&permit, What { words: "pair of records put back", correlation }).await
}

/// Whether a reviewer may answer it as it stands.
pub(super) fn waits_for(state: &State, reviewer: &Reviewer) -> bool {
    may_answer(state, reviewer.worker)
}
