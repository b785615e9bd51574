//! The imports there have been, newest first.

use domain::Timestamp;
use domain::id::ImportId;
use store::{Rows, StoreError};

use super::{ImportState, rows};
use crate::record::RecordKind;

/// One import, without anything about people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSummary {
    /// Its number: 1, 2, 3...
    pub no: i64,
    /// Its id in addresses.
    pub id: ImportId,
    /// What the files hold.
    pub kind: RecordKind,
    /// Whose files, by name.
    pub agency: String,
    /// How far it has come.
    pub state: ImportState,
    /// Names of the files.
    pub files: Vec<String>,
    /// SHA-256 of the files' names and bytes, as hexadecimal digits.
    pub digest: String,
    /// Records not seen before.
    pub new: u64,
    /// Records that differ, those of people who are no longer listed included.
    pub changed: u64,
    /// Records as they were.
    pub unchanged: u64,
    /// Faults in the files, every one counted: a row may have several. The first 1,000 are listed.
    pub refused: u64,
    /// When it was staged; its last sign of life while it is being staged, or was when it was thrown away.
    pub staged_at: Timestamp,
    /// When it was applied.
    pub applied_at: Option<Timestamp>,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
}

/// The newest `limit` imports. Whoever asks must be allowed `access::Action::ViewImport`.
pub async fn list(rows: &impl Rows, limit: u64) -> Result<Vec<ImportSummary>, StoreError> {
    rows::summaries(rows, None, limit).await
}

/// One import, if there is such a one.
pub async fn one(rows: &impl Rows, import: ImportId) -> Result<Option<ImportSummary>, StoreError> {
    Ok(rows::summaries(rows, Some(import), 1).await?.pop())
}
