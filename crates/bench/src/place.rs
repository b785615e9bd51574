//! Where the records of a run are: loaded once and kept, then copied for each run, because a run leaves marks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use access::Policy;
use anyhow::Context as _;
use store::{Address, Context, Store};

use crate::rows;

/// One database with two faces: the one that is loaded and kept, and the copy that is measured.
#[derive(Debug)]
pub(crate) enum Place {
    Sqlite { folder: PathBuf },
    Postgres { server: String, name: String },
}

impl Place {
    pub(crate) const fn words(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "SQLite",
            Self::Postgres { .. } => "PostgreSQL",
        }
    }

    /// The one that is loaded and kept.
    pub(crate) fn kept(&self) -> Address {
        match self {
            Self::Sqlite { folder } => Address::Sqlite(folder.join("kept/throughline.sqlite")),
            Self::Postgres { server, name } => Address::Postgres(named(server, name)),
        }
    }

    /// Makes room for loading anew.
    pub(crate) async fn empty(&self) -> anyhow::Result<()> {
        match self {
            Self::Sqlite { folder } => {
                let kept = folder.join("kept");
                if kept.exists() {
                    std::fs::remove_dir_all(&kept)?;
                }
                std::fs::create_dir_all(&kept).map_err(Into::into)
            }
            Self::Postgres { server, name } => {
                maintain(
                    server,
                    &[&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), &format!("CREATE DATABASE {name}")],
                )
                .await
            }
        }
    }

    /// A fresh copy to measure.
    pub(crate) async fn copy(&self) -> anyhow::Result<Address> {
        match self {
            Self::Sqlite { folder } => {
                let run = folder.join("run");
                if run.exists() {
                    std::fs::remove_dir_all(&run)?;
                }
                std::fs::create_dir_all(&run)?;
                let file = run.join("throughline.sqlite");
                std::fs::copy(folder.join("kept/throughline.sqlite"), &file)?;
                Ok(Address::Sqlite(file))
            }
            Self::Postgres { server, name } => {
                let copy = format!("{name}_run");
                let drop = format!("DROP DATABASE IF EXISTS {copy} WITH (FORCE)");
                maintain(server, &[&drop, &format!("CREATE DATABASE {copy} TEMPLATE {name}"), "CHECKPOINT"]).await?;
                Ok(Address::Postgres(named(server, &copy)))
            }
        }
    }

    /// Lets go of the copy.
    pub(crate) async fn forget_copy(&self) -> anyhow::Result<()> {
        match self {
            Self::Sqlite { folder } => std::fs::remove_dir_all(folder.join("run")).map_err(Into::into),
            Self::Postgres { server, name } => {
                maintain(server, &[&format!("DROP DATABASE IF EXISTS {name}_run WITH (FORCE)")]).await
            }
        }
    }

    /// Whether what was loaded is still there.
    pub(crate) async fn is_there(&self) -> bool {
        match self.kept() {
            Address::Sqlite(file) => file.is_file(),
            address @ Address::Postgres(_) => match store(&address).await {
                Ok(store) => store.close().await.is_ok(),
                Err(_) => false,
            },
        }
    }

    /// How durable it is and how large, in its own words.
    pub(crate) async fn describe(&self, store: &Store) -> anyhow::Result<String> {
        let (setting, size) = match self {
            Self::Sqlite { .. } => {
                ("write-ahead log, synchronous=FULL".to_owned(), {
                    rows::text(store, "SELECT CAST(page_count * page_size / 1000000 AS TEXT) FROM pragma_page_count, pragma_page_size").await?
                })
            }
            Self::Postgres { .. } => {
                let fsync = rows::text(store, "SELECT current_setting('fsync')").await?;
                let commit = rows::text(store, "SELECT current_setting('synchronous_commit')").await?;
                let version = rows::text(store, "SELECT current_setting('server_version')").await?;
                let size = "SELECT CAST(pg_database_size(current_database()) / 1000000 AS TEXT)";
                (format!("{version}, fsync={fsync}, synchronous_commit={commit}"), rows::text(store, size).await?)
            }
        };
        Ok(format!("{setting}; {size} MB on disk"))
    }
}

/// Opens records with the real clock and chance, as the binary does.
pub(crate) async fn store(address: &Address) -> anyhow::Result<Store> {
    #[expect(clippy::disallowed_methods, reason = "the benchmark hands real time in, as the binary does")]
    let clock = Arc::new(jiff::Timestamp::now);
    #[expect(clippy::disallowed_methods, reason = "the benchmark hands real chance in, as the binary does")]
    let chance = Arc::new(|bytes: &mut [u8]| {
        if getrandom::fill(bytes).is_err() {
            std::process::abort();
        }
    });
    let policy = Arc::new(Policy::load()?);
    Store::open(address, Context::new(clock, chance, Arc::new(law::book()?)), policy)
        .await
        .context("cannot open the records")
}

/// Runs statements in the maintenance database. A store over it is a connection like any other: no table is made.
async fn maintain(server: &str, statements: &[&str]) -> anyhow::Result<()> {
    let context =
        Context::new(Arc::new(|| jiff::Timestamp::UNIX_EPOCH), Arc::new(|bytes| bytes.fill(0)), Arc::default());
    let address = Address::Postgres(server.to_owned());
    let store = Store::connect(&address, context, Arc::new(Policy::load()?)).await?;
    for statement in statements {
        rows::run(&store, statement).await?;
    }
    store.close().await?;
    Ok(())
}

/// The address of another database on the same server: the path is replaced, what stands after `?` is kept.
fn named(server: &str, database: &str) -> String {
    let (front, query) = server.split_once('?').unwrap_or((server, ""));
    let front = front.rsplit_once('/').map_or(front, |(front, _)| front);
    format!("{front}/{database}?{query}")
}

/// A folder for this many people and contacts below the cache.
pub(crate) fn folder(cache: &Path, people: u32, contacts: u32) -> PathBuf {
    cache.join(format!("{people}-{contacts}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_named_in_the_path() {
        assert_eq!(named("postgres:///postgres?host=/tmp/x&user=y", "t"), "postgres:///t?host=/tmp/x&user=y");
        assert_eq!(named("postgres://u:p@h:5/postgres", "t"), "postgres://u:p@h:5/t?");
    }
}
