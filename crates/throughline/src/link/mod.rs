//! `link`: which records are the same person, from files of two agencies.
//!
//! Nothing is written before everything is worked out; a fault leaves the folder as it was.

mod arguments;
mod bring;
mod clusters;
mod folder;
mod page;
mod query;

pub(crate) use arguments::Link;
pub(crate) use bring::{OnDisk, bring_in, needs_records, run_with_records};

use std::path::Path;

use anyhow::{Context as _, bail};
use linkage::{
    Decision, Files, Linked, Model, Options, Report, SplinkModel, Standing, Task, TrainingSize, UnreadableColumn,
    Untrained,
};
use serde_json::{Value, json};
use tables::{Source, TableError};

use crate::out::{Exit, Out};
use folder::Folder;

/// Runs one of the commands.
pub(crate) fn run(link: &Link, out: &Out) -> anyhow::Result<Exit> {
    match link {
        Link::Train(train) => self::train(train, out),
        Link::Run(run) => self::link(run, out),
        Link::Query(query) => query::query(query, out),
        Link::Report(report) => show_again(report, out),
        Link::Bring(_) | Link::Said(_) => bail!("this needs the record"),
    }
}

/// The name of what went wrong, for programs.
pub(crate) fn kind_of(error: &anyhow::Error) -> Option<String> {
    error.chain().find_map(|cause| {
        let linkage = cause.downcast_ref::<linkage::LinkageError>().map(linkage::LinkageError::kind);
        linkage.or_else(|| cause.downcast_ref::<TableError>().map(TableError::kind)).map(str::to_owned)
    })
}

/// The files of a command, looked into.
struct Opened {
    left: Source,
    right: Option<Source>,
    dedupe: bool,
}

impl Opened {
    fn new(files: &arguments::Files) -> anyhow::Result<Self> {
        if files.right.as_deref().is_some_and(|right| is_same_file(&files.left, right)) {
            bail!(
                "{} is on both sides: leave --right out to search one file for people who stand in it twice",
                files.left.display()
            );
        }
        let right = files.right.as_deref().map(Source::open).transpose()?;
        Ok(Self { left: Source::open(&files.left)?, right, dedupe: files.dedupe })
    }

    const fn task(&self) -> Task<'_> {
        let left = &self.left;
        match &self.right {
            Some(right) if self.dedupe => Task::LinkAndDedupe { left, right },
            Some(right) => Task::Link { left, right },
            None => Task::Dedupe(left),
        }
    }
}

fn is_same_file(left: &Path, right: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    whole(left).is_some_and(|left| whole(right) == Some(left))
}

fn threads(files: &arguments::Files) -> usize {
    files.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get)).max(1)
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Settings to be trained: from a file, or from the columns.
fn settings(opened: &Opened, learning: &arguments::Learning) -> anyhow::Result<Model> {
    let date = learning.date.unwrap_or_else(crate::open::utc_today).to_string();
    let Some(path) = &learning.settings else { return Ok(opened.task().settings(&learning.owner, &date)?) };
    Ok(Model::parse(&path.display().to_string(), &read_text(path)?)?)
}

fn learn(opened: &Opened, learning: &arguments::Learning, threads: usize) -> anyhow::Result<(Model, Files)> {
    let mut model = settings(opened, learning)?;
    let files = Files::read(opened.task(), &model)?;
    let arguments::Learning { random_pairs, pairs_of_a_rule, seed, .. } = *learning;
    let size = TrainingSize { random_pairs, pairs_of_a_rule, seed };
    files.train(&mut model, size, threads).map_err(|error| {
        // A column that was lost to its name is often why nobody was found.
        opened.task().not_compared().into_iter().rev().fold(error.into(), anyhow::Error::context)
    })?;
    Ok((model, files))
}

fn train(train: &arguments::Train, out: &Out) -> anyhow::Result<Exit> {
    let opened = Opened::new(&train.files)?;
    folder::check_file(&train.out)?;
    let (model, files) = learn(&opened, &train.learning, threads(&train.files))?;
    folder::write_file(&train.out, model.to_json().as_bytes())?;
    let training = model.training.as_ref();
    let unreadable = files.unreadable();
    opened.task().not_compared().into_iter().for_each(|column| out.line(column));
    say_unreadable(&unreadable, out);
    out.line(format!("Trained on {:?} records; the model is in {}.", files.rows(), train.out.display()));
    out.line(format!("About {:.0} matches are expected.", training.map_or(0.0, |training| training.expected_matches)));
    for level in training.iter().flat_map(|training| &training.left_out) {
        out.line(format!("Left out, since no match showed it: {level}"));
    }
    out.line("Its thresholds are proposals: somebody who answers for links should look at them and sign.");
    out.value(&json!({ "model": train.out.display().to_string(), "rows": files.rows(), "unreadable": unreadable,
        "not_compared": opened.task().not_compared(), "training": training }));
    Ok(Exit::Done)
}

/// What a run came to, before any of it is written.
struct Answer {
    files: Files,
    linked: Linked,
    /// None for a model of Splink.
    model: Option<Model>,
    /// The model as text, for its hash.
    json: String,
    /// Levels of a Splink model that were never trained.
    defaulted: Vec<String>,
    /// The clusters of the run before.
    standing: Vec<Standing>,
}

/// Lighter pairs of a Splink model are not kept, as in the runs that it is compared with.
const SPLINK_FLOOR: f64 = -8.0;

fn answer(run: &arguments::Run, opened: &Opened) -> anyhow::Result<Answer> {
    let threads = threads(&run.files);
    let exhaustive = if run.exhaustive { Some(true) } else { run.blocking.then_some(false) };
    let standing = run.clusters.standing.as_deref().map(clusters::standing).transpose()?.unwrap_or_default();
    let between = matches!(opened.task(), Task::Link { .. });
    let mut existing = run.existing.as_deref().map(marked).transpose()?.unwrap_or_default();
    existing.extend(linkage::standing_pairs(&standing, between));
    let excluded = run.exclude.as_deref().map(marked).transpose()?.unwrap_or_default();
    let options = Options { threads, exhaustive, existing, excluded };
    if run.model.is_some() && run.learning.settings.is_some() {
        bail!("--settings are for learning a model: leave them out where --model is given");
    }
    let (model, files) = if let Some(path) = &run.model {
        let (name, json) = (path.display().to_string(), read_text(path)?);
        if SplinkModel::is_one(&json) {
            let untrained = if run.untrained_as_splink { Untrained::AsSplink } else { Untrained::Refuse };
            let model = SplinkModel::parse(&name, &json, untrained)?;
            let files = Files::read_for_splink(opened.task(), &model)?;
            let linked = files.run_splink(&model, &options, SPLINK_FLOOR)?;
            return Ok(Answer { files, linked, model: None, json, defaulted: model.defaulted, standing });
        }
        let model = Model::parse(&name, &json)?;
        model.check_trained()?;
        let files = Files::read(opened.task(), &model)?;
        (model, files)
    } else {
        learn(opened, &run.learning, threads)?
    };
    let linked = files.run(&model, &options)?;
    let json = model.to_json();
    Ok(Answer { files, linked, model: Some(model), json, defaulted: Vec::new(), standing })
}

fn link(run: &arguments::Run, out: &Out) -> anyhow::Result<Exit> {
    let (report, manifest) = make(run, out)?;
    say(&report, &run.out, out);
    out.value(&manifest);
    Ok(Exit::Done)
}

/// Links two files by a model, and writes the answer into a folder.
pub(crate) fn linked((left, right): (&Path, &Path), model: &Path, folder: &Path, out: &Out) -> anyhow::Result<()> {
    let size = TrainingSize::default();
    let run = arguments::Run {
        files: arguments::Files { left: left.to_owned(), right: Some(right.to_owned()), dedupe: false, threads: None },
        model: Some(model.to_owned()),
        untrained_as_splink: false,
        learning: arguments::Learning {
            settings: None,
            owner: String::new(),
            date: None,
            random_pairs: size.random_pairs,
            pairs_of_a_rule: size.pairs_of_a_rule,
            seed: size.seed,
        },
        out: folder.to_owned(),
        exhaustive: false,
        blocking: false,
        existing: None,
        exclude: None,
        clusters: arguments::Clusters { wanted: false, standing: None },
    };
    make(&run, out).map(drop)
}

/// Works everything out, then writes it.
fn make(run: &arguments::Run, out: &Out) -> anyhow::Result<(Report, Value)> {
    let opened = Opened::new(&run.files)?;
    let folder = Folder::new(&run.out)?;
    let answer = answer(run, &opened)?;
    if run.model.is_none() {
        opened.task().not_compared().into_iter().for_each(|column| out.line(column));
    }
    let report = answer.linked.report(&answer.files, answer.model.as_ref());
    let mut written = folder::Written::default();
    written.add("pairs.parquet", answer.linked.to_parquet(&answer.files)?);
    written.add("report.json", serde_json::to_string_pretty(&report)?.into_bytes());
    written.add("report.html", page::page(&report, answer.model.as_ref()).into_bytes());
    if run.clusters.wanted || run.clusters.standing.is_some() {
        let clustered = answer.linked.clusters(&answer.files, &answer.standing, folder::key)?;
        clusters::say(&clustered, out);
        written.add("clusters.parquet", clusters::to_parquet(&clustered)?);
    }
    if run.model.is_none() {
        written.add("model.json", answer.json.clone().into_bytes());
    }
    let manifest = manifest(run, &opened, &answer, &written)?;
    written.add("manifest.json", serde_json::to_string_pretty(&manifest)?.into_bytes());
    folder.keep(&written)?;
    Ok((report, manifest))
}

/// Pairs of which somebody has said something.
fn marked(path: &Path) -> anyhow::Result<Vec<(String, String)>> {
    Ok(linkage::pairs_of(&Source::open(path)?)?)
}

/// Everything that makes the run what it is; nothing of when, where or how fast.
fn manifest(
    run: &arguments::Run,
    opened: &Opened,
    answer: &Answer,
    written: &folder::Written,
) -> anyhow::Result<Value> {
    let Answer { files, linked, model, json, defaulted, standing } = answer;
    let inputs = std::iter::once((&run.files.left, &opened.left)).chain(run.files.right.iter().zip(&opened.right));
    let input = |(path, source): (&std::path::PathBuf, &Source)| -> anyhow::Result<Value> {
        Ok(json!({ "file": source.file(), "sha256": folder::hash_of_file(path)? }))
    };
    let inputs = inputs.map(input).collect::<anyhow::Result<Vec<Value>>>()?;
    let (existing, excluded) = linked.said();
    let blocking = linked.blocking();
    Ok(json!({
        "format": "throughline link manifest",
        "version": 1,
        "program": env!("CARGO_PKG_VERSION"),
        "task": files.task(),
        "inputs": inputs,
        "rows": files.rows(),
        "unreadable": files.unreadable(),
        "model_sha256": folder::hash(json.as_bytes()),
        "model_of": if model.is_some() { "throughline" } else { "splink" },
        "untrained_levels": defaulted,
        "prior": model.as_ref().map(|model| &model.prior),
        "thresholds": model.as_ref().map(|model| &model.thresholds),
        "floor": linked.floor(),
        "exhaustive": blocking.exhaustive,
        "blocking_rules": blocking.rules.iter().map(|(rule, pairs)| json!({ "rule": rule, "pairs": pairs })).collect::<Vec<_>>(),
        "candidates": blocking.candidates,
        "existing_links": existing,
        "standing_records": standing.len(),
        "excluded_pairs": excluded,
        "links": linked.count(Decision::Link),
        "reviews": linked.count(Decision::Review),
        "left_apart": linked.count(Decision::None),
        "outputs": written.hashes(),
    }))
}

fn say_unreadable(unreadable: &[UnreadableColumn], out: &Out) {
    for column in unreadable.iter().filter(|column| column.values > 0) {
        out.line(column.words());
    }
}

fn say(report: &Report, folder: &Path, out: &Out) {
    say_unreadable(&report.unreadable, out);
    out.line(format!(
        "{} pairs are linked, {} need a person, {} are left apart.",
        report.links, report.reviews, report.left_apart
    ));
    let percent = |share: f64| format!("{:.2} %", share * 100.0);
    if report.links > 0 {
        out.line(format!("The model expects {} of the links to be right.", percent(report.estimated_precision)));
    }
    let found = percent(report.estimated_recall_with_review);
    out.line(format!("Of all matches it expects {found} to be linked or shown to a person."));
    for gap in &report.alarms {
        let points = gap.difference * 100.0;
        out.line(format!("Alarm: {} differ from everybody by {points:.1} points ({}).", gap.name, gap.rate));
        report.why(gap).into_iter().for_each(|why| out.line(format!("  {why}")));
    }
    out.line(format!("The answer is in {}.", folder.display()));
}

fn show_again(report: &arguments::Report, out: &Out) -> anyhow::Result<Exit> {
    let path = report.folder.join("report.json");
    let value: Value =
        serde_json::from_str(&read_text(&path)?).with_context(|| format!("{} is no report", path.display()))?;
    if value.get("links").and_then(Value::as_u64).is_none() {
        bail!("{} is not the report of a run", path.display());
    }
    let rows = |name: &str| value.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    for (name, what) in [("links", "linked"), ("reviews", "for a person"), ("left_apart", "left apart")] {
        out.line(format!("{} pairs {what}", value.get(name).unwrap_or(&Value::Null)));
    }
    for group in rows("groups") {
        let share = |name: &str| group.get(name).and_then(Value::as_f64).unwrap_or(0.0) * 100.0;
        let name = group.get("name").and_then(Value::as_str).unwrap_or_default();
        let (linked, review, wrong) = (share("linked"), share("to_review"), share("wrong"));
        out.line(format!("{name}: {linked:.1} % linked, {review:.1} % for a person, {wrong:.3} % of links wrong"));
    }
    out.line(format!("{} alarms", rows("alarms").len()));
    out.value(&value);
    Ok(Exit::Done)
}
