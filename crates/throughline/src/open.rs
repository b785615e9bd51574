//! Putting the parts together: real clock, real chance, policy, store, pages.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use access::{Action, Asker, Permit, Policy};
use anyhow::{Context as _, anyhow};
use casework::sign_in::{PasswordCost, Passwords};
use domain::duty::LawBook;
use domain::id::CorrelationId;
use report::{Document, Kept, Shelf};
use store::{Address, Context, Store};
use web::{Brand, House};

use crate::config::Config;

/// The law that comes with the program, with the authority's own rules where a folder of them is given.
pub(crate) fn law(config: &Config) -> anyhow::Result<LawBook> {
    let mut book = law::book().context("the law files that came with this program are wrong")?;
    book.precedence = config.release_dates.clone();
    if let Some(folder) = &config.law {
        book.rules = law::rules::with_local(&book.rules, folder)
            .with_context(|| format!("the rules of the folder {} cannot be applied", folder.display()))?;
    }
    Ok(book)
}

/// The clock and the chance of this machine, the only place that reads them, and the law that holds.
pub(crate) fn context(config: &Config) -> anyhow::Result<Context> {
    #[expect(clippy::disallowed_methods, reason = "the binary hands real time in")]
    let clock = Arc::new(jiff::Timestamp::now);
    #[expect(clippy::disallowed_methods, reason = "the binary hands real chance in")]
    let randomness = Arc::new(|bytes: &mut [u8]| {
        if getrandom::fill(bytes).is_err() {
            // Without chance there are no safe tokens: stop rather than go on with guessable ones.
            std::process::abort();
        }
    });
    Ok(Context::new(clock, randomness, Arc::new(law(config)?)))
}

fn policy() -> anyhow::Result<Arc<Policy>> {
    Ok(Arc::new(Policy::load().context("the policies that came with this program are wrong")?))
}

/// Opens the records and brings them up to date.
pub(crate) async fn store(config: &Config) -> anyhow::Result<Store> {
    if let Address::Sqlite(_) = config.address() {
        std::fs::create_dir_all(&config.data).with_context(|| format!("cannot make {}", config.data.display()))?;
    }
    Store::open(&config.address(), context(config)?, policy()?).await.context("cannot open the records")
}

/// Opens the records as they are.
pub(crate) async fn connect(config: &Config) -> anyhow::Result<Store> {
    Store::connect(&config.address(), context(config)?, policy()?).await.context("cannot open the records")
}

/// The day by universal time, for commands that open no records.
pub(crate) fn utc_today() -> jiff::civil::Date {
    #[expect(clippy::disallowed_methods, reason = "the binary hands real time in")]
    let now = jiff::Timestamp::now();
    now.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The pages over these records.
pub(crate) fn house(config: &Config, store: Store, demo: bool) -> anyhow::Result<Arc<House>> {
    let brand = Brand { service_name: config.service_name.clone(), demo, tls: config.tls_in_front };
    let reports = reports(&pilots(config))?;
    Ok(House::with_reports(store, Passwords::try_new(PasswordCost::default())?, brand, reports)?)
}

/// Where pilots are kept: a folder each, with the report of `evaluate run` in `report`.
pub(crate) fn pilots(config: &Config) -> PathBuf {
    config.data.join("pilots")
}

/// The released reports of a folder of pilots. What stands in `inside` is not looked at.
fn reports(pilots: &Path) -> anyhow::Result<Shelf> {
    let mut kept = Vec::new();
    let folders = match std::fs::read_dir(pilots) {
        Ok(folders) => folders,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Shelf::default()),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", pilots.display())),
    };
    for folder in folders {
        let folder = folder.with_context(|| format!("cannot read {}", pilots.display()))?;
        let Some(id) = folder.file_name().to_str().map(str::to_owned) else { continue };
        let release = folder.path().join("report").join("release");
        let file = release.join("report.json");
        let is_name = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !is_name || !file.is_file() {
            continue;
        }
        let unreadable = || format!("{} is no report of this program", file.display());
        let text = std::fs::read_to_string(&file).with_context(unreadable)?;
        let released: Released = serde_json::from_str(&text).with_context(unreadable)?;
        let script = std::fs::read_to_string(release.join("check.R")).unwrap_or_default();
        kept.push(Kept { id, document: released.document, script });
    }
    Ok(Shelf::new(kept))
}

/// The part of a released report that pages show.
#[derive(Debug, serde::Deserialize)]
struct Released {
    document: Document,
}

/// The permit of the command line for one action.
pub(crate) fn operator(store: &Store, action: Action) -> anyhow::Result<Permit> {
    let asker = Asker::operator("command line".to_owned());
    store
        .policy()
        .ask(&asker, action, None, store.context().today())
        .map_err(|refused| anyhow!("the command line may not {}: {}", action.words(), refused.because))
}

/// A new correlation id: one command is one request.
pub(crate) fn correlation(store: &Store) -> CorrelationId {
    CorrelationId::from_bits(store.context().new_id())
}
