//! Say how one thing stands that must be sorted before the gate opens, and who sees to it.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PersonId};
use domain::release_day::{ITEM_WORDS_MAX, Item, ItemKind};
use store::columns::Uuid;
use store::{Once, Several, Store, StoreError, What};

use super::{KeptItem, rows};
use crate::circle;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The version that was read.
    pub read: i32,
    /// How it stands.
    pub item: Item,
}

/// Why it was not kept.
#[derive(Debug, thiserror::Error)]
pub enum SortItemError {
    /// Too long words.
    #[error("{length} characters; {ITEM_WORDS_MAX} fit")]
    TooLong {
        /// How many.
        length: usize,
    },
    /// Somebody said something since the form was opened.
    #[error("somebody changed it meanwhile")]
    Changed(Box<KeptItem>),
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Name of the draft of an item's form.
pub fn draft_of(kind: ItemKind) -> String {
    format!("release_item:{}", kind.code())
}

/// Keeps how one thing stands for the release of `person`.
pub async fn sort_item(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: ItemForm,
    correlation: CorrelationId,
) -> Result<(), SortItemError> {
    let length = form.item.words.chars().count().max(form.item.who.chars().count());
    if length > ITEM_WORDS_MAX {
        return Err(SortItemError::TooLong { length });
    }
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let digest = store::audit::digest(format!("item\n{person}\n{form:?}").as_bytes());
    match tx.once(form.key, permit.asker().account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(()) } else { Err(SortItemError::KeyUsed) };
        }
    }
    let said = rows::items(&rows::ask(Several::default(), person).ask(tx.rows()).await?)?;
    let now = said.into_iter().rfind(|kept| kept.item.kind == form.item.kind);
    let version = now.as_ref().map_or(0, |kept| kept.version);
    if let Some(now) = now.filter(|_| version != form.read) {
        return Err(SortItemError::Changed(Box::new(now)));
    }
    let row = Uuid::from_u128(tx.context().new_id());
    let by = (place.worker, place.role);
    rows::insert_item(tx.rows(), (row, person), (&form.item, version + 1), by, tx.context().now()).await?;
    tx.drop_draft(permit.asker().account, &draft_of(form.item.kind), person).await?;
    tx.commit(&place.permit, What { words: "something sorted for the release", correlation }).await?;
    Ok(())
}
