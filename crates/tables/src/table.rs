//! A table read whole.

use crate::column::{Batch, Column};
use crate::error::TableError;

/// Columns of one length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    rows: usize,
    columns: Vec<Column>,
}

impl Table {
    /// Puts pieces behind columns that have no cells yet.
    pub(crate) fn collect(
        columns: Vec<Column>,
        batches: impl Iterator<Item = Result<Batch, TableError>>,
    ) -> Result<Self, TableError> {
        let mut table = Self { rows: 0, columns };
        for batch in batches {
            let batch = batch?;
            table.rows += batch.rows;
            for (column, more) in table.columns.iter_mut().zip(&batch.columns) {
                if !column.values.append(&more.values) {
                    return Err(more.wrong_kind(column.kind().words()));
                }
            }
        }
        Ok(table)
    }

    /// How many rows.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The columns in the order in which they were asked for.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// A column by its name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name() == name)
    }
}
