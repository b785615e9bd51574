//! Parts handed out: so many at once, each with a time limit, again to somebody else when it is over. A part is done when
//! its file is there, whoever wrote it.

use std::time::Duration;

use anyhow::{Context as _, anyhow};
use futures_util::StreamExt as _;
use linkage::Partition;

use crate::attempt::Place;
use crate::kernel::Task;
use crate::work::Work;

/// How often it is looked whether a part's file is there.
const LOOK: Duration = Duration::from_millis(200);
/// A file may show a little later than the word that it is there, where machines share a folder.
const SHOWS_WITHIN: Duration = Duration::from_secs(5);

/// How parts are handed out.
pub(crate) struct Handing {
    pub(crate) place: Place,
    pub(crate) at_once: usize,
    pub(crate) deadline: Duration,
    pub(crate) retries: u32,
    pub(crate) within: bool,
}

impl Handing {
    /// Has all of these parts done.
    pub(crate) async fn all(&self, work: &Work, partitions: &[Partition]) -> anyhow::Result<()> {
        let count = partitions.len();
        let parts = partitions.iter().map(|partition| self.part(work, *partition));
        let mut parts = futures_util::stream::iter(parts).buffer_unordered(self.at_once);
        let mut done = 0;
        while let Some(said) = parts.next().await {
            done += 1;
            crate::say(&format!("Part {done} of {count}: {}", said?));
        }
        Ok(())
    }

    /// Has one part done, and says how.
    async fn part(&self, work: &Work, partition: Partition) -> anyhow::Result<String> {
        let name = partition.name();
        let mut last = anyhow!("nobody has tried");
        for attempt in 1..=self.retries.saturating_add(1) {
            match self.attempt(work, partition).await {
                Ok(said) if attempt == 1 => return Ok(format!("{name}, {said}")),
                Ok(said) => return Ok(format!("{name}, {said}, attempt {attempt}")),
                Err(error) => {
                    crate::say(&format!("{name}, attempt {attempt}: {error:#}"));
                    last = error;
                    // An executor that has just died is not asked again before the scheduler can know.
                    tokio::time::sleep(Duration::from_millis(500)).await;
                }
            }
        }
        Err(last).with_context(|| {
            let (attempts, seconds) = (u64::from(self.retries) + 1, self.deadline.as_secs());
            format!(
                "part {name} was not done in {attempts} attempts of up to {seconds} seconds. What is done is kept: the same \
                 command goes on from there. Look whether executors run, or give a longer --deadline or more --partitions \
                 (which begins again)"
            )
        })
    }

    async fn attempt(&self, work: &Work, partition: Partition) -> anyhow::Result<String> {
        let task = Task { work: work.clone(), partition: partition.name(), within: self.within };
        let path = work.scores(partition);
        let there = async {
            while !path.exists() {
                tokio::time::sleep(LOOK).await;
            }
        };
        tokio::select! {
            scored = self.place.score(task) => {
                let outcome = scored?;
                let shown = tokio::time::timeout(SHOWS_WITHIN, there).await;
                shown.map_err(|_| anyhow!(
                    "an executor has done it, but {} is not there: this process and all executors must see the same folder",
                    path.display()
                ))?;
                Ok(outcome.map_or_else(|| "done".to_owned(), |outcome| {
                    format!("{} candidates, {} pairs kept, by {}", outcome.candidates, outcome.kept, outcome.by)
                }))
            }
            () = there_after(LOOK, &path) => Ok("done; whoever did it has not answered".to_owned()),
            () = tokio::time::sleep(self.deadline) => {
                Err(anyhow!("not done in {} seconds, so it is handed out again", self.deadline.as_secs()))
            }
        }
    }
}

/// Waits until a file is there, and then a little longer for the answer of whoever wrote it.
async fn there_after(patience: Duration, path: &std::path::Path) {
    while !path.exists() {
        tokio::time::sleep(LOOK).await;
    }
    tokio::time::sleep(patience * 10).await;
}
