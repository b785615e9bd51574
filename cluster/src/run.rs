//! The role of a run: read, cut, have every part scored, decide.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail};
use datafusion::prelude::SessionContext;
use linkage::{Cut, Decision, Files, Half, Linked, Model, Options, PartScores, Partition, SplinkModel, Task};
use serde_json::json;
use tables::Source;

use crate::arguments::Run;
use crate::arrow_file::readable;
use crate::attempt::Place;
use crate::listening::must_answer;
use crate::submit::Handing;
use crate::work::{Identity, Work, hash, write, write_once};

/// Everything that a run begins with.
struct Begun {
    files: Files,
    model: Model,
    options: Options,
    cut: Cut,
    work: Work,
    /// The hash of each file.
    inputs: Vec<String>,
}

/// Links the files and writes the answer.
pub(crate) async fn run(run: &Run) -> anyhow::Result<()> {
    if run.out.exists() && !run.out.is_dir() {
        bail!("{} is not a folder", run.out.display());
    }
    // Before hours are spent on cutting.
    let place = match &run.scheduler {
        Some(scheduler) => {
            let (host, port) = must_answer(scheduler).await?;
            Place::Ballista { url: format!("http://{host}:{port}") }
        }
        None => Place::Local(SessionContext::new()),
    };
    let scraps = tempfile::tempdir().context("no folder for scraps")?;
    let begun = begin(run, scraps.path()).await?;
    drop(scraps);
    let missing = prepare(&begun)?;
    let handing = Handing {
        place,
        at_once: run.at_once as usize,
        deadline: Duration::from_secs(run.deadline),
        retries: run.retries,
        within: begun.files.within(),
    };
    handing.all(&begun.work, &missing).await?;
    let linked = put_together(&begun)?;
    keep(run, &begun, &linked)?;
    if !run.keep_parts {
        begun.work.clear()?;
    }
    let count = |decision| linked.count(decision);
    crate::say(&format!(
        "{} pairs are linked, {} need a person, {} are left apart.",
        count(Decision::Link),
        count(Decision::Review),
        count(Decision::None)
    ));
    crate::say(&format!("The answer is in {}.", run.out.display()));
    Ok(())
}

fn model(path: &Path) -> anyhow::Result<Model> {
    let name = path.display().to_string();
    let json = std::fs::read_to_string(path).with_context(|| format!("{name} cannot be read"))?;
    if SplinkModel::is_one(&json) {
        bail!(
            "{name} is a model of Splink, which only `throughline link run` takes: learn one of ours with `throughline link train`"
        );
    }
    let model = Model::parse(&name, &json)?;
    model.check_trained()?;
    Ok(model)
}

/// Pairs of which somebody has said something; they change what is decided, and no part.
fn said(path: Option<&Path>) -> anyhow::Result<Vec<(String, String)>> {
    Ok(path.map_or(Ok(Vec::new()), |path| linkage::pairs_of(&Source::open(path)?))?)
}

async fn begin(run: &Run, scraps: &Path) -> anyhow::Result<Begun> {
    let model = model(&run.model)?;
    let mut identity = Identity::new();
    let mut inputs = Vec::new();
    let mut sources = Vec::new();
    for (path, name) in [(Some(&run.files.left), "left"), (run.files.right.as_ref(), "right")] {
        let Some(path) = path else { continue };
        let readable = readable(path, scraps, name).await?;
        inputs.push(identity.add_file(&readable)?);
        sources.push(Source::open_as(&readable, &path.display().to_string())?);
    }
    let task = match sources.as_slice() {
        [left] => Task::Dedupe(left),
        [left, right, ..] if run.files.dedupe => Task::LinkAndDedupe { left, right },
        [left, right, ..] => Task::Link { left, right },
        [] => bail!("no file was given"),
    };
    let files = Files::read(task, &model)?;
    crate::say(&format!("{:?} records are read.", files.rows()));
    let exhaustive = if run.compared.exhaustive { Some(true) } else { run.compared.blocking.then_some(false) };
    let (existing, excluded) = (said(run.existing.as_deref())?, said(run.exclude.as_deref())?);
    let options = Options { threads: 1, exhaustive, existing, excluded };
    let cut = files.cut(&options, run.partitions)?;
    identity.add(files.task().as_bytes());
    identity.add(model.to_json().as_bytes());
    let parts: Vec<String> = cut.partitions.iter().map(|partition| partition.name()).collect();
    identity.add(parts.join(" ").as_bytes());
    let work = Work::new(&run.out.join("parts"), identity)?;
    Ok(Begun { files, model, options, cut, work, inputs })
}

/// Writes what the parts need that are not done yet, and says which these are.
fn prepare(begun: &Begun) -> anyhow::Result<Vec<Partition>> {
    let Begun { files, model, cut, work, .. } = begun;
    let mut missing = Vec::new();
    for partition in &cut.partitions {
        if !work.is_done(*partition)? {
            missing.push(*partition);
        }
    }
    let done = cut.partitions.len() - missing.len();
    crate::say(&format!("{} parts, {done} of them done before; run {}.", cut.partitions.len(), work.run()));
    if missing.is_empty() {
        return Ok(missing);
    }
    write_once(&work.model(), model.to_json().as_bytes())?;
    if !work.ground().exists() {
        write_once(&work.ground(), &files.ground(model)?)?;
    }
    files.write_halves::<Fault>(&missing, |half: Half, bytes| Ok(write_once(&work.half(half), &bytes)?))?;
    Ok(missing)
}

/// What can go wrong while records are written.
struct Fault(anyhow::Error);

impl From<linkage::LinkageError> for Fault {
    fn from(error: linkage::LinkageError) -> Self {
        Self(error.into())
    }
}

impl From<anyhow::Error> for Fault {
    fn from(error: anyhow::Error) -> Self {
        Self(error)
    }
}

impl From<Fault> for anyhow::Error {
    fn from(fault: Fault) -> Self {
        fault.0
    }
}

fn put_together(begun: &Begun) -> anyhow::Result<Linked> {
    let Begun { files, model, options, cut, work, .. } = begun;
    let mut parts = Vec::with_capacity(cut.partitions.len());
    for partition in &cut.partitions {
        parts.push((*partition, PartScores::read(&Source::open(&work.scores(*partition))?)?));
    }
    Ok(files.run_of_parts(model, options, cut, parts)?)
}

/// Writes the answer: pairs, report, and what they follow from.
fn keep(run: &Run, begun: &Begun, linked: &Linked) -> anyhow::Result<()> {
    let Begun { files, model, cut, inputs, .. } = begun;
    let pairs = linked.to_parquet(files)?;
    let report = serde_json::to_vec_pretty(&linked.report(files, Some(model)))?;
    let blocking = linked.blocking();
    let (existing, excluded) = linked.said();
    let rules: Vec<_> = blocking.rules.iter().map(|(rule, pairs)| json!({ "rule": rule, "pairs": pairs })).collect();
    let manifest = json!({
        "format": "throughline cluster manifest",
        "version": 1,
        "program": env!("CARGO_PKG_VERSION"),
        "task": files.task(),
        "inputs": inputs,
        "rows": files.rows(),
        "model_sha256": hash(model.to_json().as_bytes()),
        "prior": model.prior,
        "thresholds": model.thresholds,
        "floor": linked.floor(),
        "exhaustive": blocking.exhaustive,
        "blocking_rules": rules,
        "candidates": blocking.candidates,
        "existing_links": existing,
        "excluded_pairs": excluded,
        "parts": cut.partitions.len(),
        "links": linked.count(Decision::Link),
        "reviews": linked.count(Decision::Review),
        "left_apart": linked.count(Decision::None),
        "outputs": [{ "file": "pairs.parquet", "sha256": hash(&pairs) }, { "file": "report.json", "sha256": hash(&report) }],
    });
    write(&run.out.join("pairs.parquet"), &pairs)?;
    write(&run.out.join("report.json"), &report)?;
    write(&run.out.join("manifest.json"), &serde_json::to_vec_pretty(&manifest)?)
}
