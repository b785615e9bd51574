//! `seal` and `run`: a pilot as its protocol promises it. Files are read and written here; `pilot` does the rest.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use pilot::release::Entry;
use pilot::seal::{Signature, seal as sealed, sha256};
use pilot::{Data, Given, Outcome, Sealed};
use serde_json::{Value, json};

use super::arguments::{Run, Seal};
use super::columns::{ColumnFault, Columns};
use super::printed;
use crate::out::{Exit, Out};

/// The file of seals beside a protocol: the same name with `.seal` behind it.
fn seals_of(protocol: &Path) -> PathBuf {
    let mut name = protocol.as_os_str().to_owned();
    name.push(".seal");
    PathBuf::from(name)
}

fn read(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).map_err(|error| unreadable(file, &error).into())
}

fn unreadable(file: &Path, error: &std::io::Error) -> ColumnFault {
    ColumnFault::Unreadable { file: file.to_owned(), kind: "unreadable", why: error.to_string() }
}

pub(super) fn seal(asked: &Seal, out: &Out) -> anyhow::Result<Exit> {
    let protocol = read(&asked.protocol)?;
    let file = seals_of(&asked.protocol);
    let before = if file.exists() { Some(read(&file)?) } else { None };
    let signature = Signature { signed_by: &asked.signed_by, on: asked.date, because: asked.because.as_deref() };
    let named = || format!("{} is not sealed", asked.protocol.display());
    let (text, seal) = sealed(&protocol, before.as_deref(), &signature).with_context(named)?;
    write_whole(&file, &text)?;
    out.line(format!("Sealed by {} on {}: {}", seal.signed_by, seal.sealed_on, file.display()));
    out.line(format!("Note this where others can see it: {}", seal.seal));
    out.value(&json!({
        "analysis": "seal", "file": file.display().to_string(), "protocol": seal.protocol, "seal": seal.seal,
        "signed_by": seal.signed_by, "sealed_on": seal.sealed_on.to_string(), "engine": seal.engine,
        "because": seal.because,
    }));
    Ok(Exit::Done)
}

/// Puts a file in its place whole: whoever reads meanwhile sees the old one or the new one.
fn write_whole(file: &Path, text: &str) -> anyhow::Result<()> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    let unwritable = || format!("{} cannot be written", file.display());
    std::fs::write(&beside, text).with_context(unwritable)?;
    std::fs::rename(&beside, file).with_context(unwritable)
}

/// Runs a sealed protocol on a file of data.
pub(crate) fn evaluated(protocol: &Path, data: &Path, given: &Given, threads: usize) -> anyhow::Result<Outcome> {
    let text = read(protocol)?;
    let file = seals_of(protocol);
    if !file.exists() {
        return Err(pilot::SealError::NotSealed).with_context(|| protocol.display().to_string());
    }
    let sealed = Sealed::open(&text, &read(&file)?).with_context(|| protocol.display().to_string())?;
    let bytes = std::fs::read(data).map_err(|error| unreadable(data, &error))?;
    let file_of_data = data;
    let columns = Columns::open(data, &sealed.protocol.columns())?.texts();
    let data = Data { columns, hash: sha256(&bytes) };
    let named = || format!("{} cannot be evaluated", file_of_data.display());
    pilot::run(&sealed, data, given, threads).with_context(named)
}

/// Writes everything into a folder that is new or empty.
pub(crate) fn write(outcome: &Outcome, folder: &Path) -> anyhow::Result<()> {
    let unwritable = || format!("{} cannot be written", folder.display());
    std::fs::create_dir_all(folder).with_context(unwritable)?;
    if std::fs::read_dir(folder).with_context(unwritable)?.next().is_some() {
        let (setting, text) = ("out", folder.display().to_string());
        return Err(ColumnFault::Setting { setting, text, expected: "a new or an empty folder" }.into());
    }
    let report =
        documents::pdf(&printed::paper(&outcome.document, outcome.cut)).context("the report cannot be printed")?;
    let mut files: Vec<(&str, Vec<u8>)> =
        outcome.files.iter().map(|file| (file.path.as_str(), file.text.clone().into_bytes())).collect();
    name_in_manifest(&mut files, REPORT, &report.bytes)?;
    files.push((REPORT, report.bytes));
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).with_context(unwritable)?;
        }
        std::fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// The report as a PDF, below the folder.
const REPORT: &str = "release/report.pdf";

/// Puts the hash of one more file into the manifest, which holds those of all others.
fn name_in_manifest(files: &mut [(&str, Vec<u8>)], path: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let manifest = files.iter_mut().find(|(name, _)| *name == "manifest.json");
    let (_, text) = manifest.context("the report has no manifest")?;
    let mut value: Value = serde_json::from_slice(text)?;
    let hashes = value.get_mut("files").and_then(Value::as_object_mut).context("the manifest names no files")?;
    hashes.insert(path.to_owned(), json!(sha256(bytes)));
    *text = (serde_json::to_string_pretty(&value)? + "\n").into_bytes();
    Ok(())
}

pub(super) fn run(asked: &Run, out: &Out) -> anyhow::Result<Exit> {
    let mut earlier = Vec::new();
    for folder in &asked.after {
        let file = folder.join("inside").join("ledger.json");
        let tables: Vec<Entry> = serde_json::from_str(&read(&file)?)
            .with_context(|| format!("{} is no ledger of this program", file.display()))?;
        earlier.extend(tables);
    }
    let given = Given { cut: asked.cut, look: asked.look, told: asked.deviation.clone(), earlier };
    let outcome = evaluated(&asked.protocol, &asked.data, &given, asked.threads.max(1))?;
    write(&outcome, &asked.out)?;
    for line in &outcome.document.summary {
        out.line(line);
    }
    for gate in outcome.analysis.gates.closed() {
        out.line(format!("Shut: {}", gate.because));
    }
    out.line(format!("Done otherwise than the protocol says: {}.", outcome.deviations.len()));
    out.line(format!("The report is in {}; what may go out is in its folder release.", asked.out.display()));
    out.value(&answer(&outcome));
    Ok(if outcome.analysis.measures.is_some() { Exit::Done } else { Exit::No })
}

/// The released answer, without the document, which is in its file.
fn answer(outcome: &Outcome) -> Value {
    let report = outcome.files.iter().find(|file| file.path == "release/report.json");
    let mut value: Value = report.and_then(|file| serde_json::from_str(&file.text).ok()).unwrap_or_default();
    if let Some(map) = value.as_object_mut() {
        map.remove("document");
        map.insert("analysis".to_owned(), json!("run"));
        map.insert("summary".to_owned(), json!(outcome.document.summary));
    }
    value
}
