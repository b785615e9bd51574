//! Why a file cannot be read: with file, row and column, and nothing of what stood in a cell.

use thiserror::Error;

/// How the columns of a file differ from those of the table they are most like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoTable {
    /// The table they are most like.
    pub table: &'static str,
    /// Its columns that are missing.
    pub missing: Vec<&'static str>,
    /// Columns that it does not have, shortened.
    pub unknown: Vec<Box<str>>,
}

impl NoTable {
    fn words(&self) -> String {
        let list = |words: &str, names: Vec<&str>| (!names.is_empty()).then(|| format!("{words} {}", names.join(", ")));
        let missing = list("it lacks", self.missing.clone());
        let unknown = list("it also has", self.unknown.iter().map(AsRef::as_ref).collect());
        format!("{}: {}", self.table, missing.into_iter().chain(unknown).collect::<Vec<_>>().join("; "))
    }
}

/// Why a file of the return was refused.
#[derive(Debug, Error)]
pub enum ReadError {
    /// It could not be read from the disk.
    #[error("{file} cannot be read")]
    Unreadable {
        /// The file.
        file: Box<str>,
        /// Why.
        source: std::io::Error,
    },
    /// Nothing stands in it.
    #[error("{file} is empty")]
    Empty {
        /// The file.
        file: Box<str>,
    },
    /// It is no file of a return.
    #[error("{file} is {found}; give CSV, XML or a workbook (.xlsx)")]
    OtherFormat {
        /// The file.
        file: Box<str>,
        /// What it is.
        found: &'static str,
    },
    /// Its columns are not those of a table.
    #[error("{file}, row {row} does not have the columns of a table of the return; it is most like {}", most_like.words())]
    Columns {
        /// The file.
        file: Box<str>,
        /// The row of column names.
        row: u32,
        /// The table that it is most like.
        most_like: NoTable,
    },
    /// A column comes twice.
    #[error("{file}, row {row} has the column {column} twice")]
    ColumnTwice {
        /// The file.
        file: Box<str>,
        /// The row of column names.
        row: u32,
        /// The column.
        column: Box<str>,
    },
    /// A table comes twice.
    #[error("{file} holds the table {table}, and so does {first}; give each table once")]
    TableTwice {
        /// The second file.
        file: Box<str>,
        /// The table.
        table: &'static str,
        /// The first file.
        first: Box<str>,
    },
    /// A row has more cells than there are columns.
    #[error("{file}, row {row} has {found} cells where there are {expected} columns")]
    Cells {
        /// The file.
        file: Box<str>,
        /// The row.
        row: u32,
        /// Its cells.
        found: usize,
        /// The columns.
        expected: usize,
    },
    /// A row does not end.
    #[error("{file}, row {row} is longer than a megabyte; is a quotation mark not closed?")]
    RowTooLong {
        /// The file.
        file: Box<str>,
        /// The row.
        row: u32,
    },
    /// A cell is too long.
    #[error("{file}, row {row}, column {column} holds more than 10,000 characters")]
    CellTooLong {
        /// The file.
        file: Box<str>,
        /// The row.
        row: u32,
        /// The column.
        column: &'static str,
    },
    /// A cell holds a character that no text has.
    #[error("{file}, row {row}, column {column} holds a character that cannot be seen")]
    ControlCharacter {
        /// The file.
        file: Box<str>,
        /// The row.
        row: u32,
        /// The column.
        column: &'static str,
    },
    /// There are more rows than a return can have.
    #[error("{file} brings the return to more than {most} rows")]
    TooManyRows {
        /// The file.
        file: Box<str>,
        /// The limit.
        most: usize,
    },
    /// The XML is broken, or holds what the return does not have.
    #[error("{file}, child {row} {what}")]
    Xml {
        /// The file.
        file: Box<str>,
        /// The number of the CHILD element, counted from 1; 0 before the first.
        row: u32,
        /// What is wrong.
        what: Box<str>,
    },
    /// The workbook is broken, or unpacks to more than it may.
    #[error("{file} {what}")]
    Workbook {
        /// The file.
        file: Box<str>,
        /// What is wrong.
        what: Box<str>,
    },
}
