//! A database of its own for each test, on SQLite always and on PostgreSQL where a server is given.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::UNIX_EPOCH;

use access::Policy;
use domain::Timestamp;
use store::sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use store::{Address, Context, Store};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Environment variable with the `postgres://` address of a server where databases may be made and dropped.
pub const POSTGRES: &str = "THROUGHLINE_TEST_POSTGRES";

/// A database with every table and no row. It is gone when this value goes.
#[derive(Debug)]
pub struct TestDatabase {
    /// `SQLite` or `PostgreSQL`, for the message of a failing test.
    pub kind: &'static str,
    /// Where it is.
    pub address: Address,
    keep: Keep,
}

#[derive(Debug)]
enum Keep {
    Folder { _folder: TempDir },
    Database { server: String, name: String },
}

/// One empty database of each kind.
pub async fn databases() -> Vec<TestDatabase> {
    let mut all = vec![sqlite().await];
    if let Some(server) = server() {
        all.push(postgres(&server).await);
    }
    all
}

#[expect(clippy::disallowed_methods, reason = "the harness hands the address of the server on to every test process")]
fn server() -> Option<String> {
    std::env::var(POSTGRES).ok().filter(|url| !url.is_empty())
}

/// Made once by the migrations, then copied.
static SQLITE: OnceCell<Vec<u8>> = OnceCell::const_new();

/// An empty file.
pub async fn sqlite() -> TestDatabase {
    let bytes = SQLITE.get_or_init(async || {
        let folder = folder();
        let path = folder.path().join("template.sqlite");
        migrate(&Address::Sqlite(path.clone())).await;
        sure(std::fs::read(path), "reading the migrated file")
    });
    let bytes = bytes.await;
    let folder = folder();
    let path = folder.path().join("throughline.sqlite");
    sure(std::fs::write(&path, bytes), "writing a test's file");
    TestDatabase { kind: "SQLite", address: Address::Sqlite(path), keep: Keep::Folder { _folder: folder } }
}

/// Name of the template on the server: made once for all processes, then copied.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();
static COUNT: AtomicU32 = AtomicU32::new(1);

async fn postgres(server: &str) -> TestDatabase {
    let template = TEMPLATE.get_or_init(|| template(server)).await;
    let name = format!("throughline_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let maintenance = connect(server).await;
    run(&maintenance, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    run(&maintenance, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    sure(maintenance.close().await, "leaving the server");
    let address = Address::Postgres(named(server, &name));
    TestDatabase { kind: "PostgreSQL", address, keep: Keep::Database { server: server.to_owned(), name } }
}

/// The template of this very program: another build may have other tables.
async fn template(server: &str) -> String {
    let name = format!("throughline_template_{}", build());
    let maintenance = connect(server).await;
    // One process makes it, the others wait for it here. The lock ends with the connection.
    run(&maintenance, "SELECT pg_advisory_lock(7246002)").await;
    let question = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    let found = maintenance.query_one_raw(Statement::from_string(DbBackend::Postgres, question)).await;
    if sure(found, "asking for the template").is_none() {
        // Under another name until it is whole.
        let making = format!("{name}_making");
        run(&maintenance, &format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)")).await;
        run(&maintenance, &format!("CREATE DATABASE {making} TEMPLATE template0")).await;
        migrate(&Address::Postgres(named(server, &making))).await;
        run(&maintenance, &format!("ALTER DATABASE {making} RENAME TO {name}")).await;
    }
    sure(maintenance.close().await, "leaving the server");
    name
}

/// Tells builds of a test program apart: 16 hexadecimal digits.
fn build() -> String {
    let program = sure(std::env::current_exe(), "finding this program");
    let made = sure(program.metadata().and_then(|file| file.modified()), "finding the age of this program");
    let made = made.duration_since(UNIX_EPOCH).map(|since| since.as_nanos()).unwrap_or_default();
    let text = format!("{} {made}", program.display());
    store::audit::digest(text.as_bytes()).chars().take(16).collect()
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Keep::Database { server, name } = &self.keep {
            let (server, drop) = (server.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
            // A thread with a runtime of its own: the test's may be ending.
            let gone = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                sure(runtime, "making a runtime").block_on(async {
                    let maintenance = connect(&server).await;
                    let _ = maintenance.execute_unprepared(&drop).await;
                });
            });
            let _ = gone.join();
        }
    }
}

async fn migrate(address: &Address) {
    let context = Context::new(Arc::new(|| Timestamp::UNIX_EPOCH), Arc::new(|bytes| bytes.fill(0)), Arc::default());
    let policy = sure(Policy::load(), "loading the policy");
    let store = sure(Store::open(address, context, Arc::new(policy)).await, "making the tables");
    sure(store.close().await, "closing the store");
}

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    sure(Database::connect(options).await, "connecting to the server of THROUGHLINE_TEST_POSTGRES")
}

async fn run(connection: &DatabaseConnection, statement: &str) {
    sure(connection.execute_unprepared(statement).await, statement);
}

/// The address of another database on the same server: the path is replaced, what stands after `?` is kept.
fn named(server: &str, database: &str) -> String {
    let (front, query) = server.split_once('?').map_or((server, None), |(front, query)| (front, Some(query)));
    let host = front.find("://").map_or(0, |at| at + 3);
    let end = front.get(host..).and_then(|rest| rest.find('/')).map_or(front.len(), |at| host + at);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}/{database}{query}", front.get(..end).unwrap_or(front))
}

fn folder() -> TempDir {
    sure(tempfile::Builder::new().prefix("throughline-test-").tempdir(), "making a temporary folder")
}

/// A test that cannot have its database has nothing to test.
#[expect(clippy::panic, reason = "this is a test's own ground: where it gives way the test has failed")]
fn sure<T, E: std::fmt::Debug>(result: Result<T, E>, what: &str) -> T {
    result.unwrap_or_else(|why| panic!("{what}: {why:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_named_in_the_path() {
        for (server, expected) in [
            ("postgres:///postgres?host=/tmp/x&user=y", "postgres:///t?host=/tmp/x&user=y"),
            ("postgres://u:p@h:5/postgres", "postgres://u:p@h:5/t"),
            ("postgres://h", "postgres://h/t"),
            ("postgres://%2Fvar%2Frun/postgres?a=/b", "postgres://%2Fvar%2Frun/t?a=/b"),
        ] {
            assert_eq!(named(server, "t"), expected);
        }
    }

    #[tokio::test]
    async fn each_test_has_its_own_and_leaves_nothing_behind() {
        let (one, other) = (databases().await, databases().await);
        let mut addresses: Vec<_> = one.iter().chain(&other).map(|database| database.address.clone()).collect();
        addresses.sort_by_key(|address| format!("{address:?}"));
        addresses.dedup();
        assert_eq!(addresses.len(), one.len() + other.len());
        drop(one);
        drop(other);
        for address in addresses {
            let there = match &address {
                Address::Sqlite(path) => path.exists(),
                Address::Postgres(url) => Database::connect(url.clone()).await.is_ok(),
            };
            assert!(!there, "{address:?}");
        }
    }
}
