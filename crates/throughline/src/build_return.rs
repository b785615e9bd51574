//! `returns build`: a return made from the record, with what is missing beside it.

use std::ffi::OsString;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use access::Action;
use anyhow::{Context as _, bail};
use casework::What;
use casework::year_return::{self, Council, Csv, Gaps, Json, Product, Row, Trace, Xlsx};
use domain::Date;
use domain::snapshot::ReturnYear;
use serde_json::json;
use store::Store;

use crate::config::Config;
use crate::open;
use crate::out::{Exit, Out};
use crate::returns::{Build, Kind};

/// How many people are read at once: memory does not grow with the record.
const BATCH: usize = 1_000;

pub(crate) async fn run(config: &Config, build: &Build, out: &Out) -> anyhow::Result<Exit> {
    let store = open::store(config).await?;
    let exit = make(&store, build, out).await?;
    store.close().await?;
    Ok(exit)
}

async fn make(store: &Store, build: &Build, out: &Out) -> anyhow::Result<Exit> {
    let today = store.context().today();
    let as_of: Date = build.as_of.unwrap_or(today);
    if as_of > today {
        bail!("{as_of} lies ahead: a return can be made as of today, {today}, or an earlier day");
    }
    let year = ReturnYear(build.year.map_or(Ok(ReturnYear::of(as_of).0), i16::try_from)?);
    let council = council(store, build.authority.as_deref()).await?;
    let permit = open::operator(store, Action::BuildReturn)?;
    let people = year_return::people_of(store.rows(), &council, as_of).await?;
    let mut files = Files::open(build, as_of)?;
    for (done, batch) in people.chunks(BATCH).enumerate() {
        for one in year_return::leavers(store.rows(), batch, &council, store.context()).await? {
            for product in products(build.kind) {
                if let Some(row) = product.row(&one.leaver, year, as_of) {
                    files.row(*product, &row)?;
                }
            }
        }
        let done = (done * BATCH + batch.len()) as u64;
        out.progress("Making the return", done, Some(people.len() as u64));
    }
    let (rows, gaps, written) = files.finish()?;
    let done = format!("{} made as of {as_of}: {rows} people, {gaps} gaps", words(build.kind));
    store.seen(&permit, What { words: &done, correlation: open::correlation(store) }).await?;
    out.line(format!("{}, {}, as of {as_of}: {rows} people, {gaps} facts missing.", words(build.kind), council.name));
    for file in &written {
        out.line(format!("  {}", file.display()));
    }
    let names: Vec<String> = written.iter().map(|file| file.display().to_string()).collect();
    out.value(&json!({
        "return": words(build.kind), "council": council.code, "as_of": as_of.to_string(), "year": year.0,
        "people": rows, "gaps": gaps, "files": names,
    }));
    Ok(if gaps == 0 { Exit::Done } else { Exit::No })
}

/// The council that was named; without a name the only one there is.
async fn council(store: &Store, code: Option<&str>) -> anyhow::Result<Council> {
    if let Some(code) = code {
        let found = year_return::council(store.rows(), Err(code)).await?;
        return found.with_context(|| format!("no council has the code {code} here"));
    }
    let mut all = year_return::councils(store.rows()).await?;
    match (all.pop(), all.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => bail!("no council has brought files in yet"),
        (Some(_), false) => bail!("there is more than one council: say which with --authority CODE"),
    }
}

/// Where rows go.
enum Sink {
    Csv(Box<Csv<BufWriter<File>>>),
    Xlsx(Box<Xlsx>, PathBuf),
    Json(Json<BufWriter<File>>),
}

/// The return's own file or files, with the gaps and, if asked for, the facts.
struct Files {
    sinks: Vec<(Product, Sink, PathBuf)>,
    gaps: Gaps<BufWriter<File>>,
    gaps_path: PathBuf,
    trace: Option<(Trace<BufWriter<File>>, PathBuf)>,
    rows: u64,
}

impl Files {
    fn open(build: &Build, as_of: Date) -> anyhow::Result<Self> {
        let is_workbook = build.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        let mut sinks = Vec::new();
        for product in products(build.kind) {
            let path = match product {
                Product::Header => beside(&build.out, ".header.csv"),
                _ => build.out.clone(),
            };
            let sink = match product {
                Product::Api => Sink::Json(Json::start(as_of, create(&path)?)?),
                Product::AnnexA9 if is_workbook => Sink::Xlsx(Box::new(Xlsx::start(*product)?), path.clone()),
                _ => Sink::Csv(Box::new(Csv::start(*product, create(&path)?)?)),
            };
            sinks.push((*product, sink, path));
        }
        let gaps_path = beside(&build.out, ".gaps.csv");
        let gaps = Gaps::start(create(&gaps_path)?)?;
        let trace = match &build.trace {
            Some(path) => Some((Trace::start(create(path)?)?, path.clone())),
            None => None,
        };
        Ok(Self { sinks, gaps, gaps_path, trace, rows: 0 })
    }

    fn row(&mut self, product: Product, row: &Row) -> anyhow::Result<()> {
        for (_, sink, _) in self.sinks.iter_mut().filter(|(of, ..)| *of == product) {
            match sink {
                Sink::Csv(csv) => csv.row(row)?,
                Sink::Xlsx(book, _) => book.row(row)?,
                Sink::Json(json) => json.row(row)?,
            }
        }
        self.rows += u64::from(product != Product::Header);
        self.gaps.row(product, row)?;
        if let Some((trace, _)) = &mut self.trace {
            trace.row(product, row)?;
        }
        Ok(())
    }

    /// How many people and gaps there are, and which files were written.
    fn finish(self) -> anyhow::Result<(u64, u64, Vec<PathBuf>)> {
        let mut written = Vec::new();
        for (_, sink, path) in self.sinks {
            match sink {
                Sink::Csv(csv) => csv.finish()?.flush()?,
                Sink::Json(json) => json.finish()?.flush()?,
                Sink::Xlsx(book, path) => {
                    std::fs::write(&path, book.finish()?)
                        .with_context(|| format!("{} cannot be written", path.display()))?;
                }
            }
            written.push(path);
        }
        let gaps = self.gaps.count();
        self.gaps.finish()?.flush()?;
        written.push(self.gaps_path);
        if let Some((trace, path)) = self.trace {
            trace.finish()?.flush()?;
            written.push(path);
        }
        Ok((self.rows, gaps, written))
    }
}

/// `oc3.csv` with `.gaps.csv`: `oc3.csv.gaps.csv`, and for the header `oc3.csv.header.csv`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn create(path: &Path) -> anyhow::Result<BufWriter<File>> {
    Ok(BufWriter::new(File::create(path).with_context(|| format!("{} cannot be written", path.display()))?))
}

/// What is written for each.
const fn products(kind: Kind) -> &'static [Product] {
    match kind {
        Kind::Oc3 => &[Product::Oc3, Product::Header],
        Kind::AnnexA9 => &[Product::AnnexA9],
        Kind::SsdCareLeavers => &[Product::SafeguardingLeavers],
        Kind::DfeApi => &[Product::Api],
    }
}

const fn words(kind: Kind) -> &'static str {
    match kind {
        Kind::Oc3 => "OC3 with Header",
        Kind::AnnexA9 => "Annex A list 9",
        Kind::SsdCareLeavers => "Care leavers of the Safeguarding Dataset",
        Kind::DfeApi => "Care-leaver blocks of the API",
    }
}
