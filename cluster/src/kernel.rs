//! One part scored: read from the folder, weighed by the kernel of the house, written back once.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context as _, anyhow};
use linkage::{Ground, Model, Partition};
use tables::Source;

use crate::work::{Work, write_once};

/// A part of a run that is to be scored.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Task {
    /// Where everything lies.
    pub(crate) work: Work,
    /// The part's name.
    pub(crate) partition: String,
    /// Whether the part compares one file with itself.
    pub(crate) within: bool,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Pairs that were made.
    pub(crate) candidates: u64,
    /// Pairs that weigh enough.
    pub(crate) kept: u64,
    /// The process that scored it.
    pub(crate) by: String,
}

/// The ground of the run that this process works for; parts of one run share it.
static GROUND: Mutex<Option<(Work, Arc<Ground>)>> = Mutex::new(None);
/// How long this process waits with each part: only for trying out what happens when it dies.
static WAIT: Mutex<Duration> = Mutex::new(Duration::ZERO);

/// Has this process wait with each part.
pub(crate) fn wait_with_each(wait: Duration) {
    if let Ok(mut held) = WAIT.lock() {
        *held = wait;
    }
}

fn ground(work: &Work) -> anyhow::Result<Arc<Ground>> {
    let mut held = GROUND.lock().map_err(|_| anyhow!("another part has failed while it read the ground"))?;
    if let Some((of, ground)) = held.as_ref()
        && of == work
    {
        return Ok(Arc::clone(ground));
    }
    let path = work.model();
    let way_on = || {
        format!("{} cannot be read: every executor must see the folder of the answer under this path", path.display())
    };
    let text = std::fs::read_to_string(&path).with_context(way_on)?;
    let model = Model::parse(&path.display().to_string(), &text)?;
    let ground = Arc::new(Ground::read(&model, &Source::open(&work.ground())?)?);
    *held = Some((work.clone(), Arc::clone(&ground)));
    Ok(ground)
}

/// Scores a part and writes its pairs, unless somebody has.
pub(crate) fn score(task: &Task) -> anyhow::Result<Outcome> {
    let partition =
        Partition::parse(&task.partition).with_context(|| format!("{:?} is no part of a run", task.partition))?;
    let wait = WAIT.lock().map_or(Duration::ZERO, |wait| *wait);
    std::thread::sleep(wait);
    let ground = ground(&task.work)?;
    let (left, right) = partition.halves(task.within);
    let left = Source::open(&task.work.half(left))?;
    let right = right.map(|right| Source::open(&task.work.half(right))).transpose()?;
    // A process scores as many parts at once as it has room for, so that each is one thread's work.
    let scores = ground.score(partition, &left, right.as_ref(), 1)?;
    write_once(&task.work.scores(partition), &scores.to_parquet()?)?;
    let by = format!("process {}", std::process::id());
    Ok(Outcome { candidates: scores.candidates(), kept: scores.kept() as u64, by })
}
