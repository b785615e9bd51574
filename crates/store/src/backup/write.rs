//! Making a copy: every table, row by row.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::TryStreamExt;
use sea_orm::{
    DatabaseTransaction, EntityTrait, Iterable, PaginatorTrait, PrimaryKeyToColumn, QueryOrder, StreamTrait,
};
use serde::Serialize;

use super::line::{FORMAT, Header, LinesOut, TableRows};
use super::{BackupError, Copied};
use crate::entity::{self, each_table};
use crate::{Store, audit};

macro_rules! tables {
    ($($table:ident),* $(,)?) => {
        async fn count_all(rows: &DatabaseTransaction) -> Result<Vec<TableRows>, BackupError> {
            Ok(vec![$(TableRows {
                table: stringify!($table).to_owned(),
                rows: entity::$table::Entity::find().count(rows).await?,
            }),*])
        }

        async fn write_all<W: Write>(rows: &DatabaseTransaction, out: &mut LinesOut<W>) -> Result<(), BackupError> {
            $(write_table::<entity::$table::Entity, W>(rows, stringify!($table), out).await?;)*
            Ok(())
        }
    };
}
each_table!(tables);

/// Writes a copy of what `rows` sees, row by row: memory does not grow with the record. `rows` must be one view that does
/// not change ([`Store::snapshot`]).
pub async fn write<W: Write>(rows: &DatabaseTransaction, out: W) -> Result<(Copied, W), BackupError> {
    // A quick compression: the lines repeat their words so much that more effort saves little.
    let mut lines = LinesOut::new(GzEncoder::new(out, Compression::fast()));
    let tables = count_all(rows).await?;
    let count = tables.iter().map(|table| table.rows).sum();
    let audit = audit::head_of(rows).await?;
    let migration = Store::migrations().pop().unwrap_or_default();
    let header = Header { throughline_copy: FORMAT, migration, tables, audit: audit.clone() };
    lines.put(&header).map_err(|source| BackupError::Line { line: 1, source })?;
    write_all(rows, &mut lines).await?;
    let line = lines.count + 1;
    let closed = lines.close().and_then(|(sha256, gzip)| Ok((sha256, gzip.finish()?)));
    let (sha256, out) = closed.map_err(|source| BackupError::Line { line, source })?;
    Ok((Copied { rows: count, audit, sha256 }, out))
}

async fn write_table<E, W>(
    rows: &DatabaseTransaction,
    name: &'static str,
    out: &mut LinesOut<W>,
) -> Result<(), BackupError>
where
    E: EntityTrait<Model: Serialize>,
    W: Write,
{
    let find = E::PrimaryKey::iter().fold(E::find(), |find, key| find.order_by_asc(key.into_column()));
    let mut found = rows.stream(&sea_orm::QueryTrait::into_query(find)).await?;
    while let Some(row) = found.try_next().await? {
        let row: E::Model = sea_orm::FromQueryResult::from_query_result(&row, "")?;
        out.put(&(name, row)).map_err(|source| BackupError::Line { line: out.count, source })?;
    }
    Ok(())
}
