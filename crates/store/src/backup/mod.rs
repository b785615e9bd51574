//! A copy of the whole record in one file, which either database can be filled from again.
//!
//! The file is lines of JSON, compressed with gzip: first a [`Header`] (what it is, which tables with how many rows,
//! where the audit chain ends), then every row as `["table",{..}]`, table by table in the order of their keys, last a
//! line with the SHA-256 over all lines before it. The same record makes the same file, byte for byte, whichever
//! database it is in. Passwords, codes and sessions are in it only as the hashes that the record holds. It is the record
//! in plain text all the same: keep it as you keep the database.

mod line;
mod read;
mod write;

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use access::Permit;
use domain::id::CorrelationId;
use sea_orm::DbErr;

use crate::audit::{Broken, Head};
use crate::{Store, StoreError, What};
pub use line::{Header, TableRows};
pub use read::read;
pub use write::write;

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Rows of all tables together.
    pub rows: u64,
    /// Where the audit chain ends in it.
    pub audit: Head,
    /// SHA-256 over its lines, as its last line has it.
    pub sha256: String,
}

/// Why a copy could not be made or put back. Lines are counted in the file as it is when uncompressed, from 1.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file cannot be read or written.
    #[error("{}", file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A file of that name is there already; it is left alone.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// Something is wrong in a file that is to be put back.
    #[error("{}", file.display())]
    In {
        /// Which file.
        file: PathBuf,
        /// Where, and what.
        #[source]
        source: Box<BackupError>,
    },
    /// The lines cannot be read as gzip, or the writing of them failed.
    #[error("line {line}")]
    Line {
        /// Which.
        line: u64,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// It is not a copy of the record, or one of a format this program does not know.
    #[error("line 1: not a copy of the record in format {expected}")]
    Format {
        /// The format this program knows.
        expected: u32,
    },
    /// The copy was made by a program with other tables.
    #[error("line 1: the copy was made at migration {theirs}, this program is at {ours}: restore it with that program")]
    Migration {
        /// Of the copy.
        theirs: String,
        /// Of this program.
        ours: String,
    },
    /// A line is not what it should be.
    #[error("line {line}: not a row of {table}")]
    Row {
        /// Which.
        line: u64,
        /// The table whose row it should be.
        table: &'static str,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// The file ends, or its closing line comes, before all rows were there.
    #[error("line {line}: the file is cut short")]
    CutShort {
        /// The line that should be there.
        line: u64,
    },
    /// Something follows where the file should end.
    #[error("line {line}: something follows the end")]
    TooLong {
        /// Which.
        line: u64,
    },
    /// The lines are not those that were written.
    #[error("line {line}: the lines before it were changed: their hash is another")]
    Hash {
        /// The closing line.
        line: u64,
    },
    /// The store that is to be filled has rows.
    #[error("the table {table} is not empty: a copy is put back only into an empty store")]
    NotEmpty {
        /// The first that has rows.
        table: &'static str,
    },
    /// The database does not take the rows.
    #[error("rows of {table} up to line {line} cannot be kept")]
    Refused {
        /// Which table.
        table: &'static str,
        /// The last line of those sent together.
        line: u64,
        /// Why.
        #[source]
        source: DbErr,
    },
    /// The copy's audit chain is broken, or does not end where its header says.
    #[error("the audit chain in the copy does not hold")]
    Chain(#[source] Broken),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<DbErr> for BackupError {
    fn from(error: DbErr) -> Self {
        Self::Store(error.into())
    }
}

impl Store {
    /// Copies the whole record into a new file, as it is in this moment, while people go on working. The file appears
    /// under its name only when it is whole and durable. A line in the audit says so, with the copy's hash.
    pub async fn back_up(
        &self,
        permit: &Permit,
        file: &Path,
        correlation: CorrelationId,
    ) -> Result<Copied, BackupError> {
        if file.exists() {
            return Err(BackupError::Exists(file.to_owned()));
        }
        let mut part = file.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let written = self.write_file(&part).await;
        let renamed = written.and_then(|copied| rename(&part, file).map(|()| copied));
        if renamed.is_err() {
            // Half of the record must not lie about.
            let _ = fs::remove_file(&part);
        }
        let copied = renamed?;
        let words = format!("copy made, {} rows, {}", copied.rows, copied.sha256);
        self.seen(permit, What { words: &words, correlation }).await?;
        Ok(copied)
    }

    async fn write_file(&self, part: &Path) -> Result<Copied, BackupError> {
        let failed = |source| BackupError::File { file: part.to_owned(), source };
        let opened = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(part);
        let snapshot = self.snapshot().await?;
        let (copied, mut out) = write(&snapshot, BufWriter::new(opened.map_err(failed)?)).await?;
        snapshot.commit().await?;
        out.flush().and_then(|()| out.get_ref().sync_all()).map_err(failed)?;
        Ok(copied)
    }

    /// Fills an empty store from a copy: whole or not at all. A line in the audit, after those of the copy, says so.
    pub async fn restore(
        &self,
        permit: &Permit,
        file: &Path,
        correlation: CorrelationId,
    ) -> Result<Copied, BackupError> {
        let opened = File::open(file).map_err(|source| BackupError::File { file: file.to_owned(), source })?;
        let tx = self.begin().await?;
        let copied = read(&tx, BufReader::new(opened)).await.map_err(|error| match error {
            BackupError::Store(_) | BackupError::NotEmpty { .. } => error,
            _ => BackupError::In { file: file.to_owned(), source: Box::new(error) },
        })?;
        let words = format!("restored from a copy, {} rows, {}", copied.rows, copied.sha256);
        tx.commit(permit, What { words: &words, correlation }).await?;
        Ok(copied)
    }
}

/// Gives a file its name, durably.
fn rename(part: &Path, file: &Path) -> Result<(), BackupError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let done = fs::rename(part, file).and_then(|()| File::open(folder)?.sync_all());
    done.map_err(|source| BackupError::File { file: file.to_owned(), source })
}
