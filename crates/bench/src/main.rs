//! What a page, an import and a search cost, beside a peer in the same run.
//!
//! Fills the records with a fictional region (once; it is kept in the cache), serves them with the real program in a
//! process of its own, and asks for pages over real HTTP on this machine alone. Prints one table of figures and goals.

mod cluster;
mod figures;
mod imports;
mod load;
mod measure;
mod peer;
mod place;
mod rows;
mod sample;
mod server;
mod visitor;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Parser;

use cluster::Cluster;
use figures::{Database, Run};
use place::Place;

/// Measures Throughline: pages, search, import, memory; beside a peer where it can be installed.
#[derive(Debug, Parser)]
struct Cli {
    /// People in the region.
    #[arg(long, default_value_t = 100_000)]
    people: u32,
    /// Contacts on record.
    #[arg(long, default_value_t = 1_000_000)]
    contacts: u32,
    /// Keep what was loaded here. PostgreSQL runs as nobody where we are root, and must be able to get here.
    #[arg(long, default_value = "target/bench-cache")]
    cache: PathBuf,
    /// Measure only this database.
    #[arg(long, value_parser = ["sqlite", "postgres"])]
    only: Option<String>,
    /// Leave the peer out.
    #[arg(long)]
    no_peer: bool,
    /// Write every figure to this file too, as JSON.
    #[arg(long, default_value = "target/bench.json")]
    json: PathBuf,
}

/// The clock of the measurement.
#[expect(clippy::disallowed_methods, reason = "to measure time is what this program is for")]
pub(crate) fn clock() -> Instant {
    Instant::now()
}

/// Says on standard error what is going on.
pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    std::fs::create_dir_all(&cli.cache)?;
    let folder = place::folder(&cli.cache.canonicalize()?, cli.people, cli.contacts);
    std::fs::create_dir_all(&folder)?;
    let wanted = |name: &str| cli.only.as_deref().is_none_or(|only| only == name);
    let cluster = if wanted("postgres") { Cluster::start(&cli.cache.join("postgres"))? } else { None };
    let mut places = Vec::new();
    if wanted("sqlite") {
        places.push(Place::Sqlite { folder: folder.clone() });
    }
    if let Some(cluster) = &cluster {
        places.push(Place::Postgres { server: cluster.url(), name: format!("bench_{}_{}", cli.people, cli.contacts) });
    } else if wanted("postgres") {
        say("PostgreSQL is not installed: skipped.");
    }
    let other = other_region(&folder, cli.people)?;
    let mut databases = Vec::new();
    for place in &places {
        databases.push(database(place, &folder, (&cli, &other)).await?);
    }
    let peer = if cli.no_peer { serde_json::json!({ "skipped": "--no-peer" }) } else { peer::run(&folder).await? };
    let run = Run { machine: machine(), databases, peer };
    std::fs::write(&cli.json, serde_json::to_string_pretty(&run)?)?;
    writeln!(std::io::stdout(), "{}\n{}", figures::table(&run), peer::table(&run.peer))?;
    Ok(())
}

async fn database(place: &Place, folder: &Path, (cli, other): (&Cli, &Path)) -> anyhow::Result<Database> {
    say(&format!("{}: {} people, {} contacts", place.words(), cli.people, cli.contacts));
    let loaded = load::ready(place, folder, (cli.people, cli.contacts)).await?;
    let copy = place.copy().await?;
    let store = place::store(&copy).await?;
    let durable = place.describe(&store).await?;
    store.close().await?;
    let about = format!(
        "{durable}; {} people from {} files' rows, {} workers, {} contacts",
        loaded.people,
        loaded.imports.iter().map(|one| one.rows).sum::<u32>(),
        loaded.workers,
        loaded.contacts
    );
    let values = measure::everything(&copy, &loaded, other).await?;
    place.forget_copy().await?;
    Ok(Database { name: place.words(), about, values })
}

/// The files of another authority: more than five rows of its return for each of the people of ours.
fn other_region(folder: &Path, people: u32) -> anyhow::Result<PathBuf> {
    let other = folder.join("other");
    if !other.exists() {
        imports::write(&other, people / 4 * 5, 8)?;
    }
    Ok(other.join("ssda903-history"))
}

/// Cores and load of this machine.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!("{cores} cores; load at the end {}", load.split_whitespace().take(3).collect::<Vec<_>>().join(" "))
}
