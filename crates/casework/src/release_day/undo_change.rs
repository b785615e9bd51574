//! Undo what was changed in one go: everything becomes as it was, as a new version, unless somebody changed it since.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PersonId};
use store::columns::Uuid;
use store::{Once, Several, Store, StoreError, What};

use super::rows;
use crate::{appointment, circle};

/// Why it was not undone.
#[derive(Debug, thiserror::Error)]
pub enum UndoChangeError {
    /// Nothing on this record was changed so, or it was changed again since.
    #[error("it was changed again since, or there was no such change")]
    Gone,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Undoes the change with this number on the record of `person`.
pub async fn undo_change(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    (key, change): (FormKey, u128),
    correlation: CorrelationId,
) -> Result<(), UndoChangeError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let digest = store::audit::digest(format!("undo\n{person}\n{change}").as_bytes());
    if let Once::Again { .. } = tx.once(key, permit.asker().account, &digest).await? {
        tx.roll_back().await?;
        return Ok(());
    }
    let (undo, by) = (tx.context().new_id(), (place.worker, place.role));
    let mut found = false;
    let versions = appointment::versions(tx.rows(), person).await?;
    for now in versions.iter().filter(|kept| kept.change == change) {
        let of_it = |kept: &&appointment::Kept| kept.appointment.id == now.appointment.id;
        let newest = versions.iter().filter(of_it).map(|kept| kept.version).max();
        let before = versions.iter().filter(of_it).find(|kept| kept.version + 1 == now.version);
        let Some(before) = before.filter(|_| newest == Some(now.version)) else { return Err(UndoChangeError::Gone) };
        let version = (now.version + 1, undo, "undone");
        appointment::write(&tx, person, &before.appointment, version, by).await?;
        found = true;
    }
    let mut days = rows::days(&rows::ask(Several::default(), person).ask(tx.rows()).await?)?.into_iter();
    if let Some(day) = days.next().filter(|day| day.change == change) {
        let before = days.next().ok_or(UndoChangeError::Gone)?;
        let ids = (Uuid::from_u128(tx.context().new_id()), Uuid::from_u128(undo), person);
        rows::insert(tx.rows(), ids, (&before.day, day.version + 1), by, tx.context().now()).await?;
        found = true;
    }
    if !found {
        return Err(UndoChangeError::Gone);
    }
    tx.commit(&place.permit, What { words: "change of the day of release undone", correlation }).await?;
    Ok(())
}
