//! The configuration: one small file, overruled by the command line.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use domain::custody::Precedence;
use serde::Deserialize;
use serde_json::json;
use store::Address;

use crate::cli::Place;
use crate::open;
use crate::out::{Exit, Out};

/// What the file may say. An unknown key is an error.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    service_name: Option<String>,
    data: Option<PathBuf>,
    database: Option<String>,
    listen: Option<SocketAddr>,
    tls_in_front: bool,
    law: Option<PathBuf>,
    release_dates: Option<String>,
}

/// The configuration that holds.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    /// Where it was read from.
    pub(crate) file: Option<PathBuf>,
    /// Name in the header of the pages.
    pub(crate) service_name: String,
    /// Directory of the SQLite file.
    pub(crate) data: PathBuf,
    /// PostgreSQL instead.
    pub(crate) database: Option<String>,
    /// Where to listen.
    pub(crate) listen: SocketAddr,
    /// Whether a proxy with TLS stands in front: then cookies are `Secure` and the forwarded address is believed.
    pub(crate) tls_in_front: bool,
    /// Folder with the authority's own rules.
    pub(crate) law: Option<PathBuf>,
    /// Which kind of release date is counted on first.
    pub(crate) release_dates: Precedence,
    /// The folder that the file names, whatever the command line says: what a change of law is compared with.
    pub(crate) standing_law: Option<PathBuf>,
}

/// Name of the SQLite file in the data directory.
const DATABASE_FILE: &str = "throughline.sqlite";

impl Config {
    /// Where the facts are.
    pub(crate) fn address(&self) -> Address {
        match &self.database {
            Some(url) => Address::Postgres(url.clone()),
            None => Address::Sqlite(self.data.join(DATABASE_FILE)),
        }
    }
}

/// Reads the configuration.
pub(crate) fn read(file: Option<&Path>, place: &Place) -> anyhow::Result<Config> {
    let named = file.map(Path::to_owned);
    let from = named.or_else(|| Some(PathBuf::from("throughline.toml")).filter(|path| path.is_file()));
    let file = from.as_deref().map(parse).transpose()?.unwrap_or_default();
    let database = place.database.clone().or_else(|| file.database.filter(|_| place.data.is_none()));
    if let Some(url) = &database
        && !url.starts_with("postgres://")
        && !url.starts_with("postgresql://")
    {
        bail!("the database must be a postgres:// address; for SQLite give --data instead");
    }
    let release_dates = match &file.release_dates {
        Some(order) => Precedence::parse(order).map_err(|why| anyhow!("release_dates = {order:?} {why}"))?,
        None => Precedence::default(),
    };
    Ok(Config {
        file: from,
        service_name: file.service_name.unwrap_or_else(|| "Throughline".to_owned()),
        data: place.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from("data")),
        database,
        listen: file.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8017))),
        tls_in_front: file.tls_in_front,
        law: place.law.clone().or_else(|| file.law.clone()),
        release_dates,
        standing_law: file.law,
    })
}

fn parse(path: &Path) -> anyhow::Result<File> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not a configuration", path.display()))
}

/// `config check`.
pub(crate) async fn check(config: &Config, out: &Out) -> anyhow::Result<Exit> {
    let place = match config.address() {
        Address::Sqlite(path) => path.display().to_string(),
        Address::Postgres(_) => "PostgreSQL".to_owned(),
    };
    let rules = open::law(config)?.rules.len();
    if config.database.is_none() && !config.data.join(DATABASE_FILE).is_file() {
        out.line(format!("There are no records in {} yet; the first start makes them.", config.data.display()));
        out.line(rules_in_words(config, rules));
        out.value(&json!({ "records": place, "reachable": null, "rules": rules, "listen": config.listen.to_string() }));
        return Ok(Exit::Done);
    }
    let store = open::connect(config).await?;
    let pending = store.pending_migrations().await.context("the database was reached, but is not one of ours")?;
    let from =
        config.file.as_ref().map_or_else(|| "no file, only the command line".to_owned(), |f| f.display().to_string());
    out.line(format!("Configuration: {from}."));
    out.line(format!("Records: {place}; reached; {pending} migrations to apply."));
    out.line(format!("Pages: {} on {}.", config.service_name, config.listen));
    out.line(rules_in_words(config, rules));
    out.line(format!("Release dates are counted on in this order: {}.", config.release_dates));
    out.value(&json!({
        "records": place,
        "reachable": true,
        "release_dates": config.release_dates.to_string(),
        "pending_migrations": pending,
        "rules": rules,
        "listen": config.listen.to_string(),
    }));
    Ok(Exit::Done)
}

fn rules_in_words(config: &Config, rules: usize) -> String {
    match &config.law {
        Some(folder) => format!("Rules: {rules}, with those of {}.", folder.display()),
        None => format!("Rules: {rules}, those that come with the program."),
    }
}
