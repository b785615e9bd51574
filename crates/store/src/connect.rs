//! Opening the store: one file on SQLite, or a PostgreSQL database.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use access::Policy;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr, RuntimeErr};

use crate::together::Together;
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
    /// Page cache of a connection that reads, in KiB (negative as SQLite wants it). Whatever is written empties it, and
    /// every page that is looked at writes a line of audit: a large one would hold memory and nothing else.
    pub const READER_CACHE_KIB: &'static str = "-2000";
    /// Page cache of the connection that writes, which keeps it.
    pub const WRITER_CACHE_KIB: &'static str = "-16000";
    /// Pages of the write-ahead log after which they are put into the file. An import touches the same pages of an index
    /// again and again: the later, the fewer are written twice.
    pub const LOG_PAGES: &'static str = "16000";
    /// What the write-ahead log is cut back to once its pages are in the file, in bytes.
    pub const LOG_BYTES: &'static str = "67108864";
    /// Rows that an answer may be ahead of whoever reads it, so that neither thread waits for the other at every row.
    pub const ROWS_AHEAD: usize = 1_000;
}

/// How many connections a PostgreSQL server is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Pool;

impl Pool {
    /// Connections that only read.
    pub const READERS: u32 = 12;
    /// Connections that change things.
    pub const WRITERS: u32 = 8;
    /// How long a question waits for a connection.
    pub const PATIENCE: Duration = Duration::from_secs(10);
    /// A connection idle for longer is tried before it is used: firewalls drop such without a word.
    pub const IDLE: Duration = Duration::from_secs(30);
}

/// The place where facts are kept.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) reader: DatabaseConnection,
    pub(crate) writer: DatabaseConnection,
    context: Context,
    pub(crate) policy: Arc<Policy>,
    pub(crate) together: Together,
    statements: Arc<AtomicU64>,
}

impl Store {
    /// Opens the store and brings its tables up to this version.
    pub async fn open(address: &Address, context: Context, policy: Arc<Policy>) -> Result<Self, StoreError> {
        let store = Self::connect(address, context, policy).await?;
        store.migrate_up(None).await?;
        Ok(store)
    }

    /// Opens the store as it is.
    pub async fn connect(address: &Address, context: Context, policy: Arc<Policy>) -> Result<Self, StoreError> {
        let statements = Arc::new(AtomicU64::new(0));
        let (mut reader, mut writer) = match address {
            Address::Sqlite(path) => {
                private(path)?;
                // The writer first: it turns the write-ahead log on.
                let writer = connect(sqlite(path, 1, false)).await?;
                (connect(sqlite(path, Pragma::READERS, true)).await?, writer)
            }
            Address::Postgres(url) => {
                let writer = connect(postgres(url, Pool::WRITERS, false)).await?;
                (connect(postgres(url, Pool::READERS, true)).await?, writer)
            }
        };
        for connection in [&mut reader, &mut writer] {
            let count = Arc::clone(&statements);
            connection.set_metric_callback(move |_| {
                count.fetch_add(1, Ordering::Relaxed);
            });
        }
        Ok(Self { reader, writer, context, policy, together: Together::default(), statements })
    }

    /// For questions. The database refuses every change that comes this way: changes go through [`Store::begin`].
    pub const fn rows(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For marks that are no part of anybody's record and need no line in the audit, such as when a session was last
    /// used. One statement at a time; each is kept at once.
    pub const fn marks(&self) -> &DatabaseConnection {
        &self.writer
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

/// Makes the file, if it is not there, for our own eyes only; SQLite gives the files beside it the same rights.
fn private(path: &Path) -> Result<(), StoreError> {
    let made = OpenOptions::new().append(true).create(true).mode(0o600).open(path);
    let unreachable = |why: std::io::Error| DbErr::Conn(RuntimeErr::Internal(format!("{}: {why}", path.display())));
    made.map(drop).map_err(|why| StoreError::Unreachable(unreachable(why)))
}

fn sqlite(path: &Path, connections: u32, reads: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new("sqlite:");
    options.max_connections(connections).acquire_timeout(Pragma::BUSY).sqlx_logging(false).test_before_acquire(false);
    let path = path.to_owned();
    options.map_sqlx_sqlite_opts(move |sqlite| {
        let sqlite = sqlite
            .filename(&path)
            .in_memory(false)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Pragma::BUSY)
            .row_buffer_size(Pragma::ROWS_AHEAD)
            .pragma("cache_size", if reads { Pragma::READER_CACHE_KIB } else { Pragma::WRITER_CACHE_KIB })
            .pragma("wal_autocheckpoint", Pragma::LOG_PAGES)
            .pragma("journal_size_limit", Pragma::LOG_BYTES);
        // What a statement of many rows would have to take back is noted while it runs: in memory, not in a file.
        if reads { sqlite.pragma("query_only", "on") } else { sqlite.pragma("temp_store", "memory") }
    });
    options
}

fn postgres(url: &str, connections: u32, reads: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).acquire_timeout(Pool::PATIENCE).sqlx_logging(false);
    options.test_before_acquire_if_idle_for(Pool::IDLE);
    options.map_sqlx_postgres_opts(move |postgres| {
        // The chain is written by statements that each see what was kept before them, whatever the server's default.
        let postgres = postgres.options([("default_transaction_isolation", "read committed")]);
        if reads { postgres.options([("default_transaction_read_only", "on")]) } else { postgres }
    });
    options
}
