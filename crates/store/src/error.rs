//! What can go wrong with the place where facts are kept.

use sea_orm::DbErr;

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be opened or reached.
    #[error("the database cannot be reached")]
    Unreachable(#[source] DbErr),
    /// A row cannot be read as what it should be. Never replaced by a default.
    #[error("inconsistent row: {table}.{column} of {row}")]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Its key.
        row: String,
    },
    /// Somebody else changed the same row first; nothing was kept.
    #[error("{table} was changed by somebody else first")]
    Changed {
        /// Table.
        table: &'static str,
    },
    /// The permission no longer held when the change was to be kept.
    #[error("the permission no longer holds")]
    NoLongerPermitted(Box<access::Refused>),
    /// The database refused or broke off a statement.
    #[error("a query failed")]
    Query(#[source] DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error {
            DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => Self::Unreachable(error),
            other => Self::Query(other),
        }
    }
}

impl StoreError {
    /// A row that cannot be read.
    #[expect(clippy::needless_pass_by_value, reason = "a key is a few bytes, and callers read better without a sign")]
    pub fn inconsistent(table: &'static str, column: &'static str, row: impl ToString) -> Self {
        Self::Inconsistent { table, column, row: row.to_string() }
    }

    /// Whether a unique key stood in the way: somebody did the same thing first.
    pub fn is_duplicate(&self) -> bool {
        match self {
            Self::Query(error) | Self::Unreachable(error) => {
                matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
            }
            _ => false,
        }
    }
}
