//! `export person`: everything that is held about one person, for their request to see it.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use access::{Action, Asker};
use anyhow::{Context as _, anyhow, bail};
use casework::What;
use casework::circle::CircleOf;
use casework::copy;
use domain::id::PersonId;
use serde_json::json;
use store::Store;

use crate::cli::ExportCommand;
use crate::config::Config;
use crate::open;
use crate::out::{Exit, Out};

pub(crate) async fn run(config: &Config, command: ExportCommand, out: &Out) -> anyhow::Result<Exit> {
    let ExportCommand::Person { id, out: file, limited } = command;
    let store = open::store(config).await?;
    let written = write(&store, &id, &file, limited).await;
    store.close().await?;
    let parts = written?;
    out.line(format!("{}: {parts} parts of what is held about this person.", file.display()));
    out.value(&json!({ "file": file.display().to_string(), "parts": parts }));
    Ok(Exit::Done)
}

async fn write(store: &Store, id: &str, file: &Path, limited: bool) -> anyhow::Result<usize> {
    let person: PersonId = id.parse().map_err(|_| anyhow!("{id:?} is no number of a person"))?;
    let circle = CircleOf::load(store.rows(), person).await?;
    let lists = &circle.limited;
    if !(limited || lists.restriction.is_empty() && lists.exclusion.is_empty()) {
        bail!("access to this record is limited: ask whoever answers for its lists, then say --limited");
    }
    let (asker, today) = (Asker::operator("command line".to_owned()), store.context().today());
    let facts = circle.facts_for(&asker, today);
    let answer = store.policy().ask(&asker, Action::CopyRecord, &facts, today);
    let permit = answer.map_err(|refused| anyhow!("the command line may not do this: {}", refused.because))?;
    let copy = copy::copy(store.rows(), person, store.context()).await?;
    if copy.parts.is_empty() {
        bail!("nothing is held about a person of this number");
    }
    let is_json = file.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let text = if is_json { copy.json() } else { copy.text() };
    // Written down before anything leaves, so that no copy is without its line.
    let words = "copy of everything that is held about a person written out";
    store.seen(&permit, What { words, correlation: open::correlation(store) }).await?;
    let mut to = File::create_new(file).with_context(|| format!("cannot write {}", file.display()))?;
    to.write_all(text.as_bytes()).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(copy.parts.len())
}
