//! Throw away what has had its time: drafts nobody came back to, used keys of forms, messages delivered long ago.

use access::Permit;
use domain::id::CorrelationId;
use domain::retention::Passing;
use store::{Store, StoreError, What};

/// How many rows went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThrownAway {
    /// Unfinished forms.
    pub drafts: u64,
    /// Used keys of forms.
    pub form_keys: u64,
    /// Delivered messages.
    pub messages: u64,
}

/// Throws away whatever is older than it may be. The permit is to operate.
pub async fn throw_away(store: &Store, permit: &Permit, correlation: CorrelationId) -> Result<ThrownAway, StoreError> {
    let tx = store.begin().await?;
    let from = |passing: Passing| passing.kept_from(tx.context().now());
    let thrown = ThrownAway {
        drafts: tx.drop_drafts_before(from(Passing::Draft)).await?,
        form_keys: tx.drop_keys_before(from(Passing::UsedFormKey)).await?,
        messages: tx.drop_told_before(from(Passing::DeliveredMessage)).await?,
    };
    let ThrownAway { drafts, form_keys, messages } = thrown;
    let words = format!("thrown away by age: {drafts} drafts, {form_keys} form keys, {messages} delivered messages");
    tx.commit(permit, What { words: &words, correlation }).await?;
    Ok(thrown)
}
