//! Throw an import away: the rows that nobody sees are removed, in short turns.

mod rows;

use access::{Action, Permit};
use domain::id::{CorrelationId, ImportId};
use store::{Store, StoreError, Tx, What};

use super::rows::Note;
use super::{DISCARDING, ImportState, SILENT_SECONDS, TURN, begin, rows as imports};
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
        Some(_) => remove(store, permit, (no, &row.state), correlation).await?,
        None => return Err(StoreError::inconsistent("import", "state", no).into()),
    }
    Ok(Discarded::Now { no })
}

/// Throws away imports whose staging was broken off, and goes on where throwing away was. Called when the program
/// starts, and before anything is staged; an import that showed a sign of life within the last minute is left alone.
pub async fn clean_up(
    store: &Store,
    permit: &Permit,
    correlation: CorrelationId,
) -> Result<Vec<Discarded>, StoreError> {
    let mut discarded = Vec::new();
    for row in imports::at_work(store.rows()).await? {
        let silent = store.context().now().as_second() - row.staged_at.0.as_second();
        if silent >= SILENT_SECONDS {
            remove(store, permit, (row.no, &row.state), correlation).await?;
            discarded.push(Discarded::Now { no: row.no });
        }
    }
    Ok(discarded)
}

/// Removes the rows of an import that is not applied, 500 a turn. Its state says so before the first row goes: from then
/// on it can neither be applied nor staged further.
pub(super) async fn remove(
    store: &Store,
    permit: &Permit,
    (no, state): (i64, &str),
    correlation: CorrelationId,
) -> Result<(), StoreError> {
    let tx = begin(store, permit, Action::StageImport).await?;
    go_on(&tx, no, state).await?;
    tx.commit(permit, What { words: &format!("import {no} being thrown away"), correlation }).await?;
    for step in STEPS {
        loop {
            let tx = begin(store, permit, Action::StageImport).await?;
            go_on(&tx, no, DISCARDING).await?;
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
    if !imports::recode(tx.rows(), no, (DISCARDING, ImportState::Discarded.code()), Note::Nothing).await? {
        return Err(StoreError::Changed { table: "import" });
    }
    tx.commit(permit, What { words: &format!("import {no} thrown away"), correlation }).await
}

/// Enters that the import is being thrown away, with a sign of life.
async fn go_on(tx: &Tx, no: i64, state: &str) -> Result<(), StoreError> {
    let note = Note::StagedAt(tx.context().now());
    if imports::recode(tx.rows(), no, (state, DISCARDING), note).await? {
        Ok(())
    } else {
        Err(StoreError::Changed { table: "import" })
    }
}
