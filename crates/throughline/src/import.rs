//! `import` and `imports`: agencies' files in, shown before they count, applied whole or not at all.

use std::path::{Path, PathBuf};

use access::Action;
use anyhow::{Context as _, anyhow, bail};
use casework::import::{
    self, AgencyNamed, Fault, ImportFile, ImportState, ImportSummary, Page, Progress, Request, Show, Staged,
};
use casework::record::RecordKind;
use casework::replan;
use domain::id::ImportId;
use serde_json::{Value, json};
use store::Store;

use crate::cli::{Import, Imports, ImportsWhat};
use crate::config::Config;
use crate::open;
use crate::out::{Exit, Out};

/// How many refused rows or findings are printed; the rest are in the file that `--faults` writes.
const FAULTS_PRINTED: u64 = 20;

/// The demonstration region's agencies, for files whose agency is not named on the command line.
fn agency(import: &Import, kind: RecordKind) -> AgencyNamed {
    let (code, name) = match kind {
        RecordKind::PersonIndex | RecordKind::Ssda903 => ("X10000001", "Merrowdale"),
        RecordKind::Prison | RecordKind::ReleaseDates => ("HMP", "Prison service"),
        RecordKind::Probation => ("MFP", "Merrowdale and Fells"),
    };
    let code = import.agency.clone().unwrap_or_else(|| code.to_owned());
    AgencyNamed { name: import.agency_name.clone().unwrap_or_else(|| name.to_owned()), code }
}

/// `import`.
pub(crate) async fn run(config: &Config, import: Import, out: &Out) -> anyhow::Result<Exit> {
    let kind = RecordKind::from_code(&import.kind).ok_or_else(|| {
        let kinds: Vec<&str> = RecordKind::ALL.iter().map(|kind| kind.code()).collect();
        anyhow!("there is no kind of file called {:?}; choose one of {}", import.kind, kinds.join(", "))
    })?;
    let files = files(&import.paths)?;
    let store = open::store(config).await?;
    let staged = stage(&store, &import, kind, files, out).await?;
    if let Some(path) = &import.faults {
        write_faults(&store, staged.import, path, out).await?;
    }
    print_faults(&store, &staged, out).await?;
    let exit = finish(&store, &import, &staged, out).await?;
    store.close().await?;
    Ok(exit)
}

pub(crate) async fn stage(
    store: &Store,
    import: &Import,
    kind: RecordKind,
    files: Vec<PathBuf>,
    out: &Out,
) -> anyhow::Result<Staged> {
    let agency = agency(import, kind);
    if import.agency.is_none() {
        let AgencyNamed { code, name } = &agency;
        out.line(format!("No --agency given: the records are filed under {code} ({name}), which is fictional."));
    }
    let request = Request {
        kind,
        agency,
        files: files.into_iter().map(ImportFile::on_disk).collect(),
        return_year: import.year,
        today: store.context().today(),
        form: None,
        correlation: open::correlation(store),
    };
    let permit = open::operator(store, Action::StageImport)?;
    let hears = |progress: Progress| match progress {
        Progress::Checked { rows } => out.progress("Checking rows", rows, None),
        Progress::Written { records, rows } => out.progress("Comparing records", records.min(rows), None),
        Progress::Asked { people, all } => out.progress("Asking what the dates change", people, Some(all)),
    };
    replan::stage(store, &permit, request, &hears).await.context("the files were not imported; nothing was changed")
}

/// Every file named, and every CSV or XML file of every directory named, in order of their names.
pub(crate) fn files(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut inside: Vec<PathBuf> = std::fs::read_dir(path)
                .with_context(|| format!("cannot read {}", path.display()))?
                .filter_map(|entry| entry.ok().map(|entry| entry.path()))
                .filter(|path| is_extract(path))
                .collect();
            if inside.is_empty() {
                bail!("there is no CSV or XML file in {}", path.display());
            }
            inside.sort();
            files.extend(inside);
        } else if path.is_file() {
            files.push(path.clone());
        } else {
            bail!("there is no file {}", path.display());
        }
    }
    Ok(files)
}

fn is_extract(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
    path.is_file() && ["csv", "xml"].iter().any(|one| ending.eq_ignore_ascii_case(one))
}

fn counts(staged: &Staged) -> Value {
    json!({
        "import": staged.no,
        "state": staged.state.code(),
        "new": staged.new,
        "changed": staged.changed,
        "unchanged": staged.unchanged,
        "gone": staged.gone,
        "absent": staged.absent,
        "refused": staged.refused,
        "findings": staged.findings,
    })
}

async fn finish(store: &Store, import: &Import, staged: &Staged, out: &Out) -> anyhow::Result<Exit> {
    out.line(format!(
        "Import {}: {} new, {} changed, {} as they were, {} no longer listed, {} not in these files; {} refused, {} to look at.",
        staged.no, staged.new, staged.changed, staged.unchanged, staged.gone, staged.absent, staged.refused, staged.findings
    ));
    let mut answer = counts(staged);
    if staged.state == ImportState::Failed {
        out.line("Nothing was changed: put the refused rows right and import again.");
        out.value(&answer);
        return Ok(Exit::No);
    }
    if import.preview {
        out.line(format!("Nothing was changed yet. To apply it: throughline imports apply {}", staged.no));
        out.value(&answer);
        return Ok(Exit::Done);
    }
    let permit = open::operator(store, Action::ApplyImport)?;
    import::apply(store, &permit, staged.import, open::correlation(store))
        .await
        .context("the import was not applied")?;
    out.line(format!("Applied. To take it back: throughline imports undo {}", staged.no));
    if let Some(answer) = answer.as_object_mut() {
        answer.insert("state".to_owned(), json!(ImportState::Applied.code()));
    }
    out.value(&answer);
    Ok(Exit::Done)
}

pub(crate) async fn print_faults(store: &Store, staged: &Staged, out: &Out) -> anyhow::Result<()> {
    if out.is_json() {
        return Ok(());
    }
    for (show, count) in [(Show::Refused, staged.refused), (Show::Findings, staged.findings)] {
        if count == 0 {
            continue;
        }
        let permit = open::operator(store, Action::ViewImport)?;
        let page = Page { show, after: None, limit: FAULTS_PRINTED };
        let preview = import::preview(store, &permit, staged.import, &page, open::correlation(store)).await?;
        let faults: Vec<Fault> = preview.map(|preview| preview.faults).unwrap_or_default();
        out.line(if show == Show::Refused { "Refused:" } else { "To look at:" });
        for fault in &faults {
            out.line(format!("  {fault}"));
        }
        if count > faults.len() as u64 {
            out.line(format!("  and {} more; write them all with --faults FILE", count - faults.len() as u64));
        }
    }
    Ok(())
}

async fn write_faults(store: &Store, import: ImportId, path: &Path, out: &Out) -> anyhow::Result<()> {
    let permit = open::operator(store, Action::ViewImport)?;
    let text = import::error_file(store, &permit, import, open::correlation(store)).await?.unwrap_or_default();
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    out.line(format!("Every refused row and every finding is in {}.", path.display()));
    Ok(())
}

/// `imports`.
pub(crate) async fn manage(config: &Config, imports: Imports, out: &Out) -> anyhow::Result<Exit> {
    let store = open::store(config).await?;
    let correlation = open::correlation(&store);
    match imports.what.unwrap_or(ImportsWhat::List) {
        ImportsWhat::List => {
            let list = import::list(store.rows(), 50).await?;
            for one in &list {
                out.line(line(one));
            }
            if list.is_empty() {
                out.line("Nothing was imported yet.");
            }
            out.value(&Value::Array(list.iter().map(summary).collect()));
        }
        ImportsWhat::Show { number } => {
            let one = numbered(&store, number).await?;
            out.line(line(&one));
            out.value(&summary(&one));
        }
        ImportsWhat::Apply { number } => {
            let one = numbered(&store, number).await?;
            import::apply(&store, &open::operator(&store, Action::ApplyImport)?, one.id, correlation).await?;
            out.line(format!("Import {number} is applied."));
            out.value(&json!({ "import": number, "state": ImportState::Applied.code() }));
        }
        ImportsWhat::Discard { number } => {
            let one = numbered(&store, number).await?;
            import::discard(&store, &open::operator(&store, Action::StageImport)?, one.id, correlation).await?;
            out.line(format!("Import {number} is thrown away."));
            out.value(&json!({ "import": number, "state": ImportState::Discarded.code() }));
        }
        ImportsWhat::Undo { number } => {
            let one = numbered(&store, number).await?;
            import::undo(&store, &open::operator(&store, Action::UndoImport)?, one.id, correlation).await?;
            out.line(format!("Import {number} is undone: everything is as it was before."));
            out.value(&json!({ "import": number, "state": ImportState::Undone.code() }));
        }
    }
    store.close().await?;
    Ok(Exit::Done)
}

async fn numbered(store: &Store, number: i64) -> anyhow::Result<ImportSummary> {
    let found = import::list(store.rows(), u64::MAX >> 1).await?.into_iter().find(|one| one.no == number);
    found.ok_or_else(|| anyhow!("there is no import {number}"))
}

fn line(one: &ImportSummary) -> String {
    format!(
        "{}  {}, {}: {} ({} new, {} changed, {} as they were, {} refused)",
        one.no,
        one.kind.words(),
        one.agency,
        one.state.words(),
        one.new,
        one.changed,
        one.unchanged,
        one.refused
    )
}

fn summary(one: &ImportSummary) -> Value {
    json!({
        "import": one.no,
        "kind": one.kind.code(),
        "agency": one.agency,
        "state": one.state.code(),
        "files": one.files,
        "new": one.new,
        "changed": one.changed,
        "unchanged": one.unchanged,
        "refused": one.refused,
    })
}
