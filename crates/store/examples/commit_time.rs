//! How many changes and looks a second SQLite keeps on this disk, and how far its log grows meanwhile.
//!
//! `cargo run -p store --example commit_time -- FOLDER [SECONDS]`: the folder must be on the disk in question; each
//! measurement takes 3 seconds or as many as given.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a measurement prints, and reads the real clock")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use access::{Action, Asker, Permit, Policy};
use domain::Timestamp;
use domain::id::CorrelationId;
use futures_util::future::join_all;
use store::entity::audit;
use store::sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use store::{Address, Context, Store, What};

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let each = Duration::from_secs(std::env::args().nth(2).map_or(3, |seconds| seconds.parse().unwrap_or(3)));
    let folder = tempfile::tempdir_in(folder)?;
    let path = folder.path().join("measured.sqlite");
    let store = Store::open(&Address::Sqlite(path.clone()), context(), Arc::new(Policy::load()?)).await?;
    for tasks in [1, 8, 64] {
        let changes = rate(&store, tasks, Kind::Change, each).await?;
        let looks = rate(&store, tasks, Kind::Look, each).await?;
        println!("{tasks:>3} at once: {changes:>6.0} changes/s, {looks:>6.0} looks/s");
    }
    let stop = Arc::new(AtomicBool::new(false));
    let readers = (0..8).map(|_| tokio::spawn(read(store.clone(), Arc::clone(&stop)))).collect::<Vec<_>>();
    let changes = rate(&store, 8, Kind::Change, each).await?;
    stop.store(true, Ordering::Relaxed);
    let reads = join_all(readers).await.into_iter().map(|read| read?).sum::<Result<u64, Failed>>()?;
    let log = size(&path.with_extension("sqlite-wal"));
    println!("with 8 readers who never pause ({reads} reads): {changes:.0} changes/s, the log is {log} kB");
    let started = Instant::now();
    let head = store.verify(None).await??;
    println!(
        "the chain of {} lines verified in {:.1} s; the file is {} kB",
        head.seq,
        started.elapsed().as_secs_f64(),
        size(&path)
    );
    Ok(())
}

type Failed = Box<dyn std::error::Error + Send + Sync>;

#[derive(Clone, Copy)]
enum Kind {
    Change,
    Look,
}

/// How many a second, by so many tasks at once.
async fn rate(store: &Store, tasks: usize, kind: Kind, each: Duration) -> Result<f64, Failed> {
    let started = Instant::now();
    let all = (0..tasks).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            let permit = permit(&store)?;
            let what = What { words: "measured", correlation: CorrelationId::from_bits(1) };
            let mut done = 0_u32;
            while started.elapsed() < each {
                match kind {
                    Kind::Change => store.begin().await?.commit(&permit, what).await?,
                    Kind::Look => store.seen(&permit, what).await?,
                }
                done += 1;
            }
            Ok::<u32, Failed>(done)
        })
    });
    let done = join_all(all).await.into_iter().map(|done| done?).sum::<Result<u32, Failed>>()?;
    Ok(f64::from(done) / started.elapsed().as_secs_f64())
}

async fn read(store: Store, stop: Arc<AtomicBool>) -> Result<u64, Failed> {
    let mut reads = 0;
    while !stop.load(Ordering::Relaxed) {
        audit::Entity::find().order_by_desc(audit::Column::Seq).limit(200).all(store.rows()).await?;
        reads += 1;
    }
    Ok(reads)
}

fn permit(store: &Store) -> Result<Permit, Failed> {
    let operator = Asker::operator("measured".to_owned());
    Ok(store.policy().ask(&operator, Action::Operate, None, store.context().today())?)
}

fn size(path: &Path) -> u64 {
    path.metadata().map_or(0, |file| file.len() / 1_000)
}

fn context() -> Context {
    let (micros, drawn) = (AtomicI64::new(1_795_000_000_000_000), AtomicU64::new(1));
    Context::new(
        Arc::new(move || Timestamp::from_microsecond(micros.fetch_add(1, Ordering::Relaxed)).unwrap_or_default()),
        Arc::new(move |bytes| bytes.fill(drawn.fetch_add(1, Ordering::Relaxed).to_le_bytes()[0])),
        Arc::default(),
    )
}
