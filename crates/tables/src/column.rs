//! A named column of a piece of a table, which knows where it stands in its file.

use std::sync::Arc;

use crate::error::TableError;
use crate::values::{Kind, Values};

/// Rows read at a time: enough that a piece costs little more than its cells, few enough to stay in the cache.
pub(crate) const BATCH_ROWS: usize = 16_384;

/// Some rows of a table: the wanted columns in the order in which they were asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// The row of the file that stands first here, counted from 1.
    pub first_row: u64,
    /// How many rows.
    pub rows: usize,
    /// One for each wanted name, each with `rows` cells.
    pub columns: Vec<Column>,
}

/// A column with its name, its cells, and the place in its file where they begin.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub(crate) file: Arc<str>,
    pub(crate) name: Arc<str>,
    pub(crate) first_row: u64,
    pub(crate) values: Values,
}

impl Column {
    /// A column that stands in no file, such as one that is to be written.
    pub fn new(name: &str, values: Values) -> Self {
        Self { file: Arc::from("memory"), name: Arc::from(name), first_row: 1, values }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file that it stands in.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What it holds.
    pub const fn kind(&self) -> Kind {
        self.values.kind()
    }

    /// Its cells.
    pub const fn values(&self) -> &Values {
        &self.values
    }

    /// How many cells.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The row in the file of the cell at a place counted from 0.
    pub const fn row(&self, at: usize) -> u64 {
        self.first_row + at as u64
    }

    /// The error that the cell at a place is not what was expected.
    pub fn fault(&self, at: usize, text: &str, expected: &'static str) -> TableError {
        // A cell may be a whole page of text: enough of it to be found is shown.
        let text = text.chars().take(60).collect();
        TableError::Cell {
            file: Arc::clone(&self.file),
            row: self.row(at),
            column: self.name.to_string(),
            text,
            expected,
        }
    }

    /// The error that the column is of another kind.
    pub(crate) fn wrong_kind(&self, expected: &'static str) -> TableError {
        let (file, column) = (Arc::clone(&self.file), self.name.to_string());
        TableError::WrongKind { file, column, found: self.kind().words(), expected }
    }
}
