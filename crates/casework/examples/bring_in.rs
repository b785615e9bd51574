//! Measures bringing a generated region in:
//! `cargo run --release -p casework --example bring_in -- PEOPLE FOLDER [postgres://...]`.
//!
//! For each kind of extract it prints records, seconds and records a second of staging, of applying and of staging the
//! same files again, with what a page's small write waited at the same time, and the memory held.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use access::{About, Action, Asker, Permit, Policy};
use casework::import::{AgencyNamed, ImportFile, Request, Staged, apply, discard, stage};
use casework::record::RecordKind;
use casework::{Context, Store, What};
use domain::Timestamp;
use domain::id::CorrelationId;
use jiff::civil::date;
use store::Address;

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

const CORRELATION: CorrelationId = CorrelationId::from_bits(1);

#[expect(clippy::disallowed_methods, reason = "an example stands where the binary stands: it hands the clock in")]
fn now() -> (Timestamp, Instant) {
    (Timestamp::now(), Instant::now())
}

#[tokio::main]
async fn main() -> Fallible<()> {
    let mut words = std::env::args().skip(1);
    let people: u32 = words.next().ok_or("PEOPLE is missing")?.parse()?;
    let folder = words.next().ok_or("FOLDER is missing")?;
    let folder = Path::new(&folder);
    let address = words.next().map_or_else(|| Address::Sqlite(folder.join("bring_in.sqlite")), Address::Postgres);
    let region = generator::Region::plan(generator::Options::new(people, 7, date(2026, 11, 21)))?;
    generator::write(&region, folder, &mut |_, _| {})?;
    let random = chance();
    let context = Context::new(
        Arc::new(|| now().0),
        Arc::new(move |bytes: &mut [u8]| bytes.copy_from_slice(&random(bytes.len()))),
        Arc::default(),
    );
    let store = Store::open(&address, context, Arc::new(Policy::load()?)).await?;
    for (kind, name) in [
        (RecordKind::PersonIndex, "person-index"),
        (RecordKind::Ssda903, "ssda903"),
        (RecordKind::Prison, "prison"),
        (RecordKind::Probation, "probation"),
    ] {
        measure(&store, kind, &folder.join(name)).await?;
    }
    Ok(())
}

async fn measure(store: &Store, kind: RecordKind, folder: &Path) -> Fallible<()> {
    let cpu_before = cpu_seconds();
    let (staged, took, waited) = staging(store, kind, folder).await?;
    let cpu = cpu_seconds() - cpu_before;
    let began = now().1;
    apply(store, &operator(store, Action::ApplyImport)?, staged.import, CORRELATION).await?;
    let applied = began.elapsed();
    let (again, took_again, _) = staging(store, kind, folder).await?;
    if again.new + again.changed + again.gone != 0 {
        return Err(format!("the second time was not the same: {again:?}").into());
    }
    discard(store, &operator(store, Action::StageImport)?, again.import, CORRELATION).await?;
    let records = staged.new + staged.changed + staged.unchanged;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:13} {records:8} records, staged in {took:8.2?} ({:6.0}/s, {cpu:.2} CPU s), applied in {applied:8.2?}, again {took_again:8.2?}; \
         writes beside it waited {waited}; {} MB",
        kind.code(),
        per_second(records, took),
        memory_mb(),
    )?;
    Ok(())
}

async fn staging(store: &Store, kind: RecordKind, folder: &Path) -> Fallible<(Staged, Duration, String)> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder)?.map(|file| file.map(|file| file.path())).collect::<Result<_, _>>()?;
    files.sort();
    let (code, name) = match kind {
        RecordKind::PersonIndex | RecordKind::Ssda903 => ("X10000001", "Merrowdale"),
        RecordKind::Prison | RecordKind::ReleaseDates => ("PRISONS", "The prisons"),
        RecordKind::Probation => ("PROBATION", "Probation"),
    };
    let request = Request {
        kind,
        agency: AgencyNamed { code: code.to_owned(), name: name.to_owned() },
        files: files.into_iter().map(ImportFile::on_disk).collect(),
        return_year: None,
        today: date(2026, 11, 21),
        form: None,
        correlation: CORRELATION,
    };
    let done = Arc::new(AtomicBool::new(false));
    let beside = tokio::spawn(beside(store.clone(), Arc::clone(&done)));
    let began = now().1;
    let staged = stage(store, &operator(store, Action::StageImport)?, request, &|_| {}).await?;
    let took = began.elapsed();
    done.store(true, Ordering::Relaxed);
    Ok((staged, took, beside.await??))
}

/// A small write every 50 ms, as pages make them, until `done`: what the slowest of twenty and the slowest waited.
async fn beside(store: Store, done: Arc<AtomicBool>) -> Fallible<String> {
    let mut waits = Vec::new();
    while !done.load(Ordering::Relaxed) {
        let permit = operator(&store, Action::Operate)?;
        let began = now().1;
        store.seen(&permit, What { words: "looked", correlation: CORRELATION }).await?;
        waits.push(began.elapsed());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    waits.sort_unstable();
    let p95 = waits.get(waits.len() * 95 / 100).copied().unwrap_or_default();
    Ok(format!("p95 {p95:.1?}, at most {:.1?}", waits.last().copied().unwrap_or_default()))
}

fn operator(store: &Store, action: Action) -> Fallible<Permit> {
    let operator = Asker::operator("bench".to_owned());
    store.policy().ask(&operator, action, About::Service, store.context().today()).map_err(Into::into)
}

#[expect(clippy::cast_precision_loss, reason = "shown without decimals")]
fn per_second(records: u64, took: Duration) -> f64 {
    records as f64 / took.as_secs_f64()
}

/// Processor time of this program so far, where the system tells.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = stat.split_whitespace().skip(13).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// The most memory held so far, where the system tells.
fn memory_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Numbers that do not repeat: enough for a measurement.
fn chance() -> impl Fn(usize) -> Vec<u8> + Send + Sync {
    let next = std::sync::atomic::AtomicU64::new(1);
    move |len| {
        let mut bytes = Vec::with_capacity(len + 8);
        while bytes.len() < len {
            let mut word = next.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
            word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            bytes.extend_from_slice(&(word ^ (word >> 31)).to_le_bytes());
        }
        bytes.truncate(len);
        bytes
    }
}
