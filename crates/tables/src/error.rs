//! Why a file cannot be used as a table, with the file, the row and the column.

use std::sync::Arc;

/// What is wrong with a file, or with one of its cells.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The file cannot be opened or read.
    #[error("{file} cannot be read")]
    Unreadable {
        /// The file.
        file: Arc<str>,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file cannot be written.
    #[error("{file} cannot be written: {why}")]
    Unwritable {
        /// The file.
        file: Arc<str>,
        /// Why.
        why: String,
    },
    /// The file is none of CSV, Parquet and Arrow, or breaks off.
    #[error("{file} is not a table: {why}")]
    NotATable {
        /// The file.
        file: Arc<str>,
        /// What a reader said.
        why: String,
    },
    /// The file has no line of names, or nothing in it at all.
    #[error("{file} is empty: it has not even names of columns")]
    Empty {
        /// The file.
        file: Arc<str>,
    },
    /// No column of this name.
    #[error("no column {column} in {file}, which has {}", .there.join(", "))]
    NoColumn {
        /// The file.
        file: Arc<str>,
        /// The name that was asked for.
        column: String,
        /// The names that the file has.
        there: Vec<String>,
    },
    /// Two columns of this name.
    #[error("two columns named {column} in {file}")]
    ColumnTwice {
        /// The file.
        file: Arc<str>,
        /// The name.
        column: String,
    },
    /// A column of a kind that cannot be read.
    #[error("column {column} of {file} holds {found}, which cannot be read: write it as text, number, date or list")]
    UnknownKind {
        /// The file.
        file: Arc<str>,
        /// The column.
        column: String,
        /// What it holds, in the words of its format.
        found: String,
    },
    /// A line of a CSV file with more or fewer cells than there are names.
    #[error("{file}, row {row}: {found} cells where the names are {expected}")]
    UnevenRow {
        /// The file.
        file: Arc<str>,
        /// The row.
        row: u64,
        /// How many names there are.
        expected: u64,
        /// How many cells there are.
        found: u64,
    },
    /// A cell that is not what it was asked for.
    #[error("{file}, row {row}, column {column}: {text:?} is not {expected}")]
    Cell {
        /// The file.
        file: Arc<str>,
        /// The row.
        row: u64,
        /// The column.
        column: String,
        /// What stands there, as far as it can be shown.
        text: String,
        /// What should.
        expected: &'static str,
    },
    /// A whole column of another kind than was asked for.
    #[error("column {column} of {file} holds {found}, expected {expected}")]
    WrongKind {
        /// The file.
        file: Arc<str>,
        /// The column.
        column: String,
        /// What it holds.
        found: &'static str,
        /// What was asked for.
        expected: &'static str,
    },
}

impl TableError {
    /// The error's name, for programs.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::Unwritable { .. } => "unwritable",
            Self::NotATable { .. } => "not_a_table",
            Self::Empty { .. } => "empty_file",
            Self::NoColumn { .. } => "no_column",
            Self::ColumnTwice { .. } => "column_twice",
            Self::UnknownKind { .. } => "unknown_kind",
            Self::UnevenRow { .. } => "uneven_row",
            Self::Cell { .. } => "cell",
            Self::WrongKind { .. } => "wrong_kind",
        }
    }
}
