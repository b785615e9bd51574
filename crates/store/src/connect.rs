//! Opening the store: one file on SQLite, or a PostgreSQL database.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use access::Policy;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend};
use sea_orm_migration::MigratorTrait;

use crate::migration::Migrator;
use crate::{Context, StoreError};

/// Where the facts are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// One file; made if it is not there.
    Sqlite(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

/// How SQLite is set; kept in one place so that tests can ask for exactly this.
#[derive(Debug, Clone, Copy)]
pub struct Pragma;

impl Pragma {
    /// How long a statement waits for the one writer.
    pub const BUSY: Duration = Duration::from_secs(30);
    /// Connections that only read.
    pub const READERS: u32 = 4;
    /// Page cache of each connection, in KiB (negative as SQLite wants it): six connections stay well under the
    /// memory budget.
    pub const CACHE_KIB: &'static str = "-8000";
}

/// The place where facts are kept.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) reader: DatabaseConnection,
    pub(crate) writer: DatabaseConnection,
    context: Context,
    pub(crate) policy: Arc<Policy>,
    statements: Arc<AtomicU64>,
}

impl Store {
    /// Opens the store and brings its tables up to this version.
    pub async fn open(address: &Address, context: Context, policy: Arc<Policy>) -> Result<Self, StoreError> {
        let store = Self::connect(address, context, policy).await?;
        Migrator::up(&store.writer, None).await.map_err(StoreError::Query)?;
        Ok(store)
    }

    /// Opens the store as it is.
    pub async fn connect(address: &Address, context: Context, policy: Arc<Policy>) -> Result<Self, StoreError> {
        let statements = Arc::new(AtomicU64::new(0));
        let (mut reader, mut writer) = match address {
            Address::Sqlite(path) => {
                // The writer first: it makes the file and turns the write-ahead log on.
                let writer = connect(sqlite(path, 1)).await?;
                (connect(sqlite(path, Pragma::READERS)).await?, writer)
            }
            Address::Postgres(url) => {
                let mut options = ConnectOptions::new(url);
                options.max_connections(16).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
                let both = connect(options).await?;
                (both.clone(), both)
            }
        };
        for connection in [&mut reader, &mut writer] {
            let count = Arc::clone(&statements);
            connection.set_metric_callback(move |_| {
                count.fetch_add(1, Ordering::Relaxed);
            });
        }
        Ok(Self { reader, writer, context, policy, statements })
    }

    /// How many migrations are still to be applied.
    pub async fn pending_migrations(&self) -> Result<usize, StoreError> {
        Ok(Migrator::get_pending_migrations(&self.writer).await?.len())
    }

    /// For questions; changes go through [`Store::begin`].
    pub const fn rows(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Time, day and new ids.
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// The policy that every door asks.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// SQL statements sent since the store was opened: what the budgets count.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Which database it is.
    pub fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    /// Lets go of every connection.
    pub async fn close(self) -> Result<(), StoreError> {
        self.reader.close().await?;
        self.writer.close().await?;
        Ok(())
    }
}

async fn connect(options: ConnectOptions) -> Result<DatabaseConnection, StoreError> {
    Database::connect(options).await.map_err(StoreError::Unreachable)
}

fn sqlite(path: &std::path::Path, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", path.display()));
    options.max_connections(connections).acquire_timeout(Pragma::BUSY).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Pragma::BUSY)
            .pragma("cache_size", Pragma::CACHE_KIB)
    });
    options
}
