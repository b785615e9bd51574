//! `link bring` and `link said`: a run's pairs into the record, where people decide, and what they said out again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use access::Action;
use anyhow::{Context as _, bail};
use casework::link_review::{self, Brought, BroughtPair, Field, Run, Side, Step};
use casework::record::RecordKind;
use domain::link_review::{Decided, FieldStanding, PairFlag};
use linkage::{Compared, Explained, Files, Flag, Level, Model, Task};
use serde_json::{Value, json};
use store::Store;
use tables::{Source, Values};

use super::{arguments, folder, read_text};
use crate::config::Config;
use crate::open;
use crate::out::{Exit, Out};

/// Whether a command works on the record, and not on files alone.
pub(crate) const fn needs_records(link: &arguments::Link) -> bool {
    matches!(link, arguments::Link::Bring(_) | arguments::Link::Said(_))
}

/// Runs one of these commands.
pub(crate) async fn run_with_records(config: &Config, link: &arguments::Link, out: &Out) -> anyhow::Result<Exit> {
    let (arguments::Link::Bring(arguments::Bring { whose, .. }) | arguments::Link::Said(arguments::Said { whose, .. })) =
        link
    else {
        return super::run(link, out);
    };
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let files = if let arguments::Link::Bring(bring) = link {
        [name(&bring.left), name(&bring.right)]
    } else {
        Default::default()
    };
    let sides = sides(whose, files)?;
    let store = open::store(config).await?;
    match link {
        arguments::Link::Bring(bring) => {
            let model = bring.model.clone().unwrap_or_else(|| bring.folder.join("model.json"));
            let run = OnDisk { folder: &bring.folder, left: &bring.left, right: &bring.right, model: &model, sides };
            say(bring_in(&store, &run).await?, out);
        }
        arguments::Link::Said(said) => told(&store, &sides, &said.out, out).await?,
        _ => {}
    }
    store.close().await?;
    Ok(Exit::Done)
}

fn sides(whose: &arguments::Whose, [left_file, right_file]: [String; 2]) -> anyhow::Result<[Side; 2]> {
    let kind = |code: &str| RecordKind::from_code(code).with_context(|| format!("{code} is no kind of extract"));
    Ok([
        Side { agency: whose.left_agency.clone(), kind: kind(&whose.left_kind)?, file: left_file },
        Side { agency: whose.right_agency.clone(), kind: kind(&whose.right_kind)?, file: right_file },
    ])
}

/// A run on disk, and whose files it read.
pub(crate) struct OnDisk<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) left: &'a Path,
    pub(crate) right: &'a Path,
    pub(crate) model: &'a Path,
    pub(crate) sides: [Side; 2],
}

fn say(brought: Brought, out: &Out) {
    let (value, line) = match brought {
        Brought::New { new, again, attention } => (
            json!({ "new": new, "again": again, "attention": attention }),
            format!(
                "{new} new pairs wait for a person; {again} came again with something else; {attention} need attention."
            ),
        ),
        Brought::AlreadyKnown => {
            (json!({ "already_known": true }), "This run was brought in before. Nothing was brought twice.".to_owned())
        }
    };
    out.line(line);
    out.value(&value);
}

/// Brings a run's pairs in, once it is proved that the folder, the files and the model belong together.
pub(crate) async fn bring_in(store: &Store, run: &OnDisk<'_>) -> anyhow::Result<Brought> {
    let manifest_path = run.folder.join("manifest.json");
    let text = read_text(&manifest_path)?;
    let manifest: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is no manifest", manifest_path.display()))?;
    check(&manifest, run)?;
    let model = Model::parse(&run.model.display().to_string(), &read_text(run.model)?)?;
    let tell = open::operator(store, Action::TellLinks)?;
    let decided = link_review::decided_keys(store, &tell, &run.sides).await?;
    let listed = listed(&run.folder.join("pairs.parquet"))?;
    let is_wanted = |keys: &(String, String), pair: &Listed| pair.decided == Decided::Review || decided.contains(keys);
    let mut wanted: BTreeMap<(String, String), Listed> =
        listed.into_iter().filter(|(keys, pair)| is_wanted(keys, pair)).collect();
    for keys in decided {
        wanted.entry(keys).or_insert(Listed { margin: 0, decided: Decided::Apart });
    }
    let (left, right) = (Source::open(run.left)?, Source::open(run.right)?);
    let files = Files::read(Task::Link { left: &left, right: &right }, &model)?;
    let keys: Vec<(String, String)> = wanted.keys().cloned().collect();
    let explained = files.explain(&model, &keys)?;
    let columns = columns(&model);
    let cells = (
        cells(&left, &model, &columns, &keys.iter().map(|(left, _)| left.as_str()).collect())?,
        cells(&right, &model, &columns, &keys.iter().map(|(_, right)| right.as_str()).collect())?,
    );
    let pairs = wanted.into_iter().zip(explained).filter_map(|((keys, listed), explained)| {
        // A pair that people decided, of whom one is in neither file now: nothing is said of it.
        explained.map(|explained| pair(keys, &listed, &explained, &cells))
    });
    let brought = Run {
        manifest_sha256: folder::hash(text.as_bytes()),
        model_sha256: folder::hash_of_file(run.model)?,
        sides: run.sides.clone(),
        thresholds: [&model.thresholds.join, &model.thresholds.keep, &model.thresholds.review]
            .map(|signed| thousandths(signed.value)),
        pairs: pairs.collect(),
    };
    let permit = open::operator(store, Action::BringLinks)?;
    Ok(link_review::bring_in(store, &permit, brought, open::correlation(store)).await?)
}

/// Whether the manifest is of a linkage of these two files by this model, and the pairs are the ones that it wrote.
fn check(manifest: &Value, run: &OnDisk<'_>) -> anyhow::Result<()> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    if text(&manifest["task"]) != "link" || text(&manifest["model_of"]) != "throughline" {
        bail!("only a run that links two files by a model of Throughline can be brought in");
    }
    let hash_of = |list: &str, file: Option<&str>, at: usize| {
        let entries = manifest[list].as_array().cloned().unwrap_or_default();
        let entry = entries.iter().enumerate().find(|(number, entry)| match file {
            Some(file) => text(&entry["file"]) == file,
            None => *number == at,
        });
        entry.map(|(_, entry)| text(&entry["sha256"])).unwrap_or_default()
    };
    let pairs = run.folder.join("pairs.parquet");
    for (path, expected) in [
        (run.left, hash_of("inputs", None, 0)),
        (run.right, hash_of("inputs", None, 1)),
        (run.model, text(&manifest["model_sha256"])),
        (pairs.as_path(), hash_of("outputs", Some("pairs.parquet"), 0)),
    ] {
        if folder::hash_of_file(path)? != expected {
            bail!("{} is not the file that the run names in its manifest: its hash is another", path.display());
        }
    }
    Ok(())
}

/// What the run's list says of a pair.
struct Listed {
    margin: i64,
    decided: Decided,
}

fn listed(path: &Path) -> anyhow::Result<BTreeMap<(String, String), Listed>> {
    let table = Source::open(path)?.read(&["id_left", "id_right", "margin", "decision"])?;
    let [left, right, margin, decision] = table.columns() else { bail!("{} has not four columns", path.display()) };
    let (left, right, margin, decision) = (left.texts()?, right.texts()?, margin.numbers()?, decision.texts()?);
    let rows = left.iter().zip(right.iter()).zip(margin).zip(decision.iter());
    rows.map(|(((left, right), margin), decision)| {
        let whole = left.zip(right).zip(margin).zip(decision.and_then(Decided::from_code));
        let listed = whole.map(|(((left, right), margin), decided)| {
            ((left.to_owned(), right.to_owned()), Listed { margin: thousandths(margin), decided })
        });
        listed.with_context(|| format!("{} has a row that is not whole", path.display()))
    })
    .collect()
}

/// Thousandths of a bit, for keeping.
fn thousandths(bits: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "weights are a few hundred bits at most; more is clamped")]
    let whole = (bits * 1_000.0).round() as i64;
    whole
}

/// Every column that the model compares.
fn columns(model: &Model) -> Vec<String> {
    let all = model.comparisons.iter().flat_map(|one| std::iter::once(&one.column).chain(&one.further));
    all.cloned().collect::<BTreeSet<_>>().into_iter().collect()
}

/// For each wanted id and each column its values, as the file has them.
type Cells = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn cells(source: &Source, model: &Model, columns: &[String], wanted: &BTreeSet<&str>) -> anyhow::Result<Cells> {
    let names: Vec<&str> =
        std::iter::once(model.id_column.as_str()).chain(columns.iter().map(String::as_str)).collect();
    let mut cells = Cells::new();
    for batch in source.batches(&names)? {
        let batch = batch?;
        let Some((ids, rest)) = batch.columns.split_first() else { continue };
        let ids = ids.texts()?;
        for column in rest {
            let lists = if let Values::List(lists) = column.values() { lists.clone() } else { column.lists(';')? };
            for (at, id) in ids.iter().enumerate() {
                let Some(id) = id.filter(|id| wanted.contains(id)) else { continue };
                let values = lists.get(at).into_iter().flatten().filter(|text| !text.is_empty()).map(str::to_owned);
                cells.entry(id.to_owned()).or_default().insert(column.name().to_owned(), values.collect());
            }
        }
    }
    Ok(cells)
}

fn pair(
    (left, right): (String, String),
    listed: &Listed,
    explained: &Explained,
    (lefts, rights): &(Cells, Cells),
) -> BroughtPair {
    let of = |cells: &Cells, id: &str, compared: &Compared| {
        let columns = cells.get(id);
        let values = compared.columns.iter().filter_map(|column| columns?.get(column)).flatten().cloned();
        let mut seen = BTreeSet::new();
        values.filter(|value| seen.insert(value.clone())).collect::<Vec<_>>()
    };
    let field = |compared: &Compared| Field {
        name: compared.name.clone(),
        one: of(lefts, &left, compared),
        other: of(rights, &right, compared),
        standing: standing(compared.level).code().to_owned(),
        says: compared.says.to_owned(),
    };
    let step = |step: &linkage::Evidence| Step {
        name: step.name.clone(),
        says: step.says.clone(),
        weight: thousandths(step.bits),
        strength: step.strength.words().to_owned(),
    };
    BroughtPair {
        weight: thousandths(explained.waterfall.weight),
        margin: listed.margin,
        flag: explained.flag.map(|flag| match flag {
            Flag::Twin => PairFlag::Twin,
            Flag::Household => PairFlag::Household,
        }),
        decided: listed.decided,
        compared: explained.compared.iter().map(field).collect(),
        evidence: explained.waterfall.steps.iter().map(step).collect(),
        keys: [left.clone(), right.clone()],
    }
}

const fn standing(level: Level) -> FieldStanding {
    match level {
        Level::Missing => FieldStanding::Missing,
        Level::Exact => FieldStanding::Agree,
        Level::Else | Level::SameYear => FieldStanding::Differ,
        _ => FieldStanding::Near,
    }
}

async fn told(store: &Store, sides: &[Side; 2], out_folder: &Path, out: &Out) -> anyhow::Result<()> {
    let permit = open::operator(store, Action::TellLinks)?;
    let told = link_review::tell(store, &permit, sides).await?;
    std::fs::create_dir_all(out_folder).with_context(|| format!("{} cannot be made", out_folder.display()))?;
    for (name, pairs) in [("existing.csv", &told.existing), ("exclude.csv", &told.excluded)] {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["id_left", "id_right"])?;
        for (left, right) in pairs {
            csv.write_record([left, right])?;
        }
        folder::write_file(&out_folder.join(name), &csv.into_inner().map_err(csv::IntoInnerError::into_error)?)?;
    }
    let words = format!("{} links and {} pairs told apart written out", told.existing.len(), told.excluded.len());
    let what = casework::What { words: &words, correlation: open::correlation(store) };
    store.seen(&permit, what).await?;
    out.line(format!("{words}, into {}.", out_folder.display()));
    out.value(&json!({ "existing": told.existing.len(), "excluded": told.excluded.len() }));
    Ok(())
}
