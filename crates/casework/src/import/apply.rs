//! Apply an import: from now on everybody sees what it brought.

use access::{Action, Permit};
use domain::id::{CorrelationId, ImportId};
use store::{Store, StoreError, What};

use super::rows::Note;
use super::{ImportState, begin, rows};

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// What it brought is seen.
    Now {
        /// Its number.
        no: i64,
    },
    /// It was applied before; nothing changed.
    Already {
        /// Its number.
        no: i64,
    },
}

/// Why an import was not applied.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// There is no such import.
    #[error("there is no such import")]
    NotFound,
    /// It is not waiting to be applied.
    #[error("import {no} cannot be applied: it is {}", state.code())]
    NotStaged {
        /// Its number.
        no: i64,
        /// How far it has come.
        state: ImportState,
    },
    /// Another import was applied or undone since, so what it would change is not what was shown.
    #[error("the picture changed since import {no} was staged: throw it away and stage it again")]
    PictureChanged {
        /// Its number.
        no: i64,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Applies a staged import: one row changes, whatever its size.
pub async fn apply(
    store: &Store,
    permit: &Permit,
    import: ImportId,
    correlation: CorrelationId,
) -> Result<Applied, ApplyError> {
    let tx = begin(store, permit, Action::ApplyImport).await?;
    rows::take_turn(tx.rows()).await?;
    let row = rows::find(tx.rows(), import).await?.ok_or(ApplyError::NotFound)?;
    let no = row.no;
    let state =
        ImportState::from_code(&row.state).ok_or_else(|| StoreError::inconsistent("import", "state", row.no))?;
    match state {
        ImportState::Applied => {
            tx.roll_back().await?;
            return Ok(Applied::Already { no });
        }
        ImportState::Staged if row.epoch != rows::epoch(tx.rows()).await? => {
            return Err(ApplyError::PictureChanged { no });
        }
        ImportState::Staged => {}
        state => return Err(ApplyError::NotStaged { no, state }),
    }
    let now = tx.context().now();
    if !rows::move_on(tx.rows(), no, (state, ImportState::Applied), Note::AppliedAt(now)).await? {
        return Err(StoreError::Changed { table: "import" }.into());
    }
    tx.commit(permit, What { words: &format!("import {no} applied"), correlation }).await?;
    Ok(Applied::Now { no })
}
