//! An unfinished reason, kept so that no typed word is lost.

use access::Permit;
use domain::Timestamp;
use domain::id::{CorrelationId, FormKey, LinkPairId, PersonId};
use store::{Draft, NewDraft, Store, StoreError, What};

use super::answer::open;
use super::remit;

/// What the draft of a pair is kept under.
pub(super) const DRAFT: &str = "link_review";

/// A draft is about a pair where others are about a person.
pub(super) const fn about(pair: LinkPairId) -> PersonId {
    PersonId::from_bits(pair.bits())
}

/// The reader's unfinished answer to a pair, if there is one.
pub async fn find_draft(store: &Store, permit: &Permit, pair: LinkPairId) -> Result<Option<Draft>, StoreError> {
    Draft::find(store.rows(), permit.asker().account, DRAFT, about(pair)).await
}

/// Keeps what has been typed so far of a pair that is the reader's to see; nothing where it is not. A draft that arrives
/// after its own form was sent comes too late and is let go.
pub async fn keep_draft(
    store: &Store,
    permit: &Permit,
    pair: LinkPairId,
    (key, body): (Option<FormKey>, String),
    correlation: CorrelationId,
) -> Result<Option<Timestamp>, StoreError> {
    let (tx, permit) = remit::begin(store, permit).await?;
    if open(&tx, &permit, pair).await?.is_none() {
        return Ok(None);
    }
    if let Some(key) = key
        && tx.is_used(key).await?
    {
        let now = tx.context().now();
        tx.roll_back().await?;
        return Ok(Some(now));
    }
    let draft = NewDraft { form: DRAFT, about: about(pair), body };
    Ok(Some(tx.commit_draft(&permit, What { words: "draft kept", correlation }, draft).await?))
}
