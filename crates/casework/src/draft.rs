//! An unfinished form about a person, kept so that a dead session or a flat battery loses no typed word.

use access::Permit;
use domain::Timestamp;
use domain::id::{AccountId, CorrelationId, FormKey, PersonId};
use store::{Draft, NewDraft, Store, StoreError, What};

use crate::circle;

/// The unfinished `form` of `account` about `person`, if there is one.
pub async fn find(
    store: &Store,
    account: AccountId,
    form: &str,
    person: PersonId,
) -> Result<Option<Draft>, StoreError> {
    Draft::find(store.rows(), account, form, person).await
}

/// Keeps what has been typed so far. Never checks it: a draft may be anything. A draft that arrives after its own form
/// (`key`) is on the record comes too late and is let go.
pub async fn keep(
    store: &Store,
    permit: &Permit,
    (form, person): (&str, PersonId),
    (key, body): (Option<FormKey>, String),
    correlation: CorrelationId,
) -> Result<Timestamp, StoreError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    if let Some(key) = key
        && tx.is_used(key).await?
    {
        let now = tx.context().now();
        tx.roll_back().await?;
        return Ok(now);
    }
    let draft = NewDraft { form, about: person, body };
    tx.commit_draft(&place.permit, What { words: "draft kept", correlation }, draft).await
}

/// Throws an unfinished form away because its author asked for it.
pub async fn throw_away(
    store: &Store,
    permit: &Permit,
    (form, person): (&str, PersonId),
    correlation: CorrelationId,
) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    tx.drop_draft(permit.asker().account, form, person).await?;
    tx.commit(&place.permit, What { words: "draft thrown away", correlation }).await
}
