//! Putting a copy back: every line is checked before anything is kept.

use std::io::{BufRead, BufReader, ErrorKind};

use flate2::bufread::MultiGzDecoder;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Iterable, PaginatorTrait};
use serde::de::DeserializeOwned;

use super::line::{Closing, FORMAT, Header, LinesIn, TableRows};
use super::{BackupError, Copied};
use crate::entity::{self, each_table};
use crate::{Store, Tx, audit};

/// Most values in one statement: SQLite binds 32,766, PostgreSQL 65,535.
const MOST_VALUES: usize = 30_000;

macro_rules! tables {
    ($($table:ident),* $(,)?) => {
        const TABLES: &[&str] = &[$(stringify!($table)),*];

        async fn check_empty(tx: &Tx) -> Result<(), BackupError> {
            $(if entity::$table::Entity::find().count(tx.rows()).await? > 0 {
                return Err(BackupError::NotEmpty { table: stringify!($table) });
            })*
            Ok(())
        }

        async fn read_all<R: BufRead>(
            tx: &Tx,
            lines: &mut Lines<R>,
            tables: &[TableRows],
        ) -> Result<(), BackupError> {
            let mut counts = tables.iter().map(|table| table.rows);
            $(
                let rows = counts.next().unwrap_or_default();
                read_table::<entity::$table::Model, entity::$table::ActiveModel, R>(
                    tx, lines, (stringify!($table), rows),
                )
                .await?;
            )*
            Ok(())
        }
    };
}
each_table!(tables);

type Lines<R> = LinesIn<BufReader<MultiGzDecoder<R>>>;

/// Fills an empty store within `tx`, and checks the hash over the lines and the audit chain. Nothing is kept until `tx`
/// is committed.
pub async fn read<R: BufRead>(tx: &Tx, from: R) -> Result<Copied, BackupError> {
    // Nobody else may add to the chain while it is being filled; on SQLite there is one writer anyway.
    audit::lock(tx.rows()).await?;
    check_empty(tx).await?;
    let mut lines: Lines<R> = LinesIn::new(BufReader::new(MultiGzDecoder::new(from)));
    let header = header(&mut lines)?;
    read_all(tx, &mut lines, &header.tables).await?;
    let sha256 = close(&mut lines)?;
    let verified = audit::verify(tx.rows(), Some(&header.audit)).await?;
    let audit = verified.map_err(BackupError::Chain)?;
    Ok(Copied { rows: header.tables.iter().map(|table| table.rows).sum(), audit, sha256 })
}

fn header<R: BufRead>(lines: &mut Lines<R>) -> Result<Header, BackupError> {
    let unknown = BackupError::Format { expected: FORMAT };
    // What is not gzip at all is no copy either; what breaks off is.
    let first = match lines.next() {
        Ok(first) => first,
        Err(source) if source.kind() == ErrorKind::InvalidInput => return Err(unknown),
        Err(source) => return Err(unreadable(source, 1)),
    };
    let first = first.ok_or(BackupError::CutShort { line: 1 })?;
    let header: Header = serde_json::from_slice(first).map_err(|_| BackupError::Format { expected: FORMAT })?;
    if header.throughline_copy != FORMAT {
        return Err(unknown);
    }
    let ours = Store::migrations().pop().unwrap_or_default();
    if header.migration != ours {
        return Err(BackupError::Migration { theirs: header.migration, ours });
    }
    // The same migration has the same tables.
    if header.tables.iter().map(|table| table.table.as_str()).ne(TABLES.iter().copied()) {
        return Err(unknown);
    }
    Ok(header)
}

async fn read_table<M, A, R>(
    tx: &Tx,
    lines: &mut Lines<R>,
    (table, count): (&'static str, u64),
) -> Result<(), BackupError>
where
    M: DeserializeOwned + IntoActiveModel<A>,
    A: ActiveModelTrait,
    R: BufRead,
{
    let most = MOST_VALUES / <A::Entity as EntityTrait>::Column::iter().count().max(1);
    let mut some: Vec<A> = Vec::new();
    for left in (0..count).rev() {
        some.push(row::<M, R>(lines, table)?.into_active_model());
        if some.len() == most || left == 0 {
            let sent = A::Entity::insert_many(some.drain(..)).exec_without_returning(tx.rows()).await;
            sent.map_err(|source| BackupError::Refused { table, line: lines.count, source })?;
        }
    }
    Ok(())
}

fn row<M: DeserializeOwned, R: BufRead>(lines: &mut Lines<R>, table: &'static str) -> Result<M, BackupError> {
    let line = next(lines)?;
    let read = serde_json::from_slice::<(String, M)>(line);
    let (name, row) = match read {
        Ok(read) => read,
        // The closing line in place of a row.
        Err(_) if serde_json::from_slice::<Closing>(line).is_ok() => {
            return Err(BackupError::CutShort { line: lines.count });
        }
        Err(source) => return Err(BackupError::Row { line: lines.count, table, source }),
    };
    if name == table {
        return Ok(row);
    }
    let source = serde::de::Error::custom(format_args!("a row of {name}"));
    Err(BackupError::Row { line: lines.count, table, source })
}

/// Reads the closing line and holds its hash against the lines; returns it.
fn close<R: BufRead>(lines: &mut Lines<R>) -> Result<String, BackupError> {
    let closing = serde_json::from_slice::<Closing>(next(lines)?);
    let line = lines.count;
    let Ok(Closing { sha256 }) = closing else { return Err(BackupError::TooLong { line }) };
    if sha256 != lines.hash_before() {
        return Err(BackupError::Hash { line });
    }
    match lines.is_at_end() {
        Ok(true) => Ok(sha256),
        Ok(false) => Err(BackupError::TooLong { line: line + 1 }),
        Err(source) => Err(unreadable(source, line + 1)),
    }
}

fn next<R: BufRead>(lines: &mut Lines<R>) -> Result<&[u8], BackupError> {
    let line = lines.count + 1;
    match lines.next() {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(BackupError::CutShort { line }),
        Err(source) => Err(unreadable(source, line)),
    }
}

fn unreadable(source: std::io::Error, line: u64) -> BackupError {
    match source.kind() {
        ErrorKind::UnexpectedEof => BackupError::CutShort { line },
        _ => BackupError::Line { line, source },
    }
}
