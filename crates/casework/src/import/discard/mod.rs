//! Throw an import away: the rows that nobody sees are removed, in short turns.

mod rows;

use access::{Action, Permit};
use domain::id::{CorrelationId, ImportId};
use store::{Store, StoreError, What};

use super::rows::Note;
use super::{ImportState, SILENT_SECONDS, TURN, begin, rows as imports};
use rows::STEPS;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discarded {
    /// Its rows are gone.
    Now {
        /// Its number.
        no: i64,
    },
    /// It had been thrown away before.
    Already {
        /// Its number.
        no: i64,
    },
}

/// Why an import was not thrown away.
#[derive(Debug, thiserror::Error)]
pub enum DiscardError {
    /// There is no such import.
    #[error("there is no such import")]
    NotFound,
    /// What it brought is seen: it must be undone first.
    #[error("import {no} is applied: undo it first")]
    IsApplied {
        /// Its number.
        no: i64,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Removes what a staged, failed, undone or broken-off import wrote. Somebody who is still staging it is stopped.
pub async fn discard(
    store: &Store,
    permit: &Permit,
    import: ImportId,
    correlation: CorrelationId,
) -> Result<Discarded, DiscardError> {
    let row = imports::find(store.rows(), import).await?.ok_or(DiscardError::NotFound)?;
    let no = row.no;
    match ImportState::from_code(&row.state) {
        Some(ImportState::Discarded) => return Ok(Discarded::Already { no }),
        Some(ImportState::Applied) => return Err(DiscardError::IsApplied { no }),
        Some(state) => remove(store, permit, (no, state), correlation).await?,
        None => return Err(StoreError::inconsistent("import", "state", no).into()),
    }
    Ok(Discarded::Now { no })
}

/// Throws away an import whose staging was broken off, if there is one. Called when the program starts, and before
/// anything is staged; an import that showed a sign of life within the last minute is left alone.
pub async fn clean_up(
    store: &Store,
    permit: &Permit,
    correlation: CorrelationId,
) -> Result<Option<Discarded>, StoreError> {
    let Some(row) = imports::in_the_way(store.rows()).await? else { return Ok(None) };
    let silent = store.context().now().as_second() - row.staged_at.0.as_second();
    if row.state != ImportState::Staging.code() || silent < SILENT_SECONDS {
        return Ok(None);
    }
    remove(store, permit, (row.no, ImportState::Staging), correlation).await?;
    Ok(Some(Discarded::Now { no: row.no }))
}

/// Removes the rows of an import that is not applied, 500 a turn. While it lasts the import cannot be applied: a staged
/// one is first set back to being staged.
pub(super) async fn remove(
    store: &Store,
    permit: &Permit,
    (no, mut state): (i64, ImportState),
    correlation: CorrelationId,
) -> Result<(), StoreError> {
    if state == ImportState::Staged {
        let tx = begin(store, permit, Action::StageImport).await?;
        let stopped =
            imports::move_on(tx.rows(), no, (state, ImportState::Staging), Note::StagedAt(tx.context().now()));
        if !stopped.await? {
            return Err(StoreError::Changed { table: "import" });
        }
        tx.commit(permit, What { words: &format!("import {no} being thrown away"), correlation }).await?;
        state = ImportState::Staging;
    }
    for step in STEPS {
        loop {
            let tx = begin(store, permit, Action::StageImport).await?;
            let removed = rows::run(tx.rows(), *step, no, TURN).await?;
            if removed == 0 {
                tx.roll_back().await?;
                break;
            }
            tx.commit(permit, What { words: &format!("rows of import {no} removed"), correlation }).await?;
            if removed < TURN as u64 {
                break;
            }
            tokio::task::yield_now().await;
        }
    }
    let tx = begin(store, permit, Action::StageImport).await?;
    imports::remove_faults(tx.rows(), no).await?;
    if !imports::move_on(tx.rows(), no, (state, ImportState::Discarded), Note::Nothing).await? {
        return Err(StoreError::Changed { table: "import" });
    }
    tx.commit(permit, What { words: &format!("import {no} thrown away"), correlation }).await
}
