//! Turn after turn to the writer, with room for others between two of them.

use std::time::Duration;

use access::{Action, Permit};
use domain::Timestamp;
use domain::id::CorrelationId;
use extracts::Summary;
use store::{Store, What};

use super::batch::Batch;
use super::reading::{Extract, Reading};
use super::turn::Stager;
use super::{Hears, Progress, StageError, rows};
use crate::import::rows::{Note, insert_faults, move_on};
use crate::import::{ImportState, TURN, begin};

/// While nothing is written, a sign of life every so many seconds.
const SIGN_OF_LIFE_SECONDS: i64 = 10;

/// The turn after which tables are counted anew, and again whenever the import has grown to twice its size.
const FIRST_COUNT: u32 = 4;

/// Longest time that is left to others between two turns.
const LONGEST_PAUSE: Duration = Duration::from_millis(50);

/// On whose permission the turns are kept, when the last one began, and until when others may write.
pub(super) struct Turns<'a> {
    permit: &'a Permit,
    correlation: CorrelationId,
    last: Option<Timestamp>,
    others_until: Option<Timestamp>,
    kept: u32,
}

impl<'a> Turns<'a> {
    pub(super) const fn new(permit: &'a Permit, correlation: CorrelationId) -> Self {
        Self { permit, correlation, last: None, others_until: None, kept: 0 }
    }

    /// Keeps one turn, if there is anything to keep or it is time for a sign of life.
    async fn keep(&mut self, stager: &Stager<'_>, mut batch: Batch) -> Result<(), StageError> {
        let (store, no) = (stager.store, stager.origin.no);
        let now = store.context().now();
        let silent = self.last.is_none_or(|last| now.as_second() - last.as_second() >= SIGN_OF_LIFE_SECONDS);
        let records = batch.records.len();
        if records == 0 && batch.findings.is_empty() && !silent {
            return Ok(());
        }
        self.let_others_write(store).await;
        let began = store.context().now();
        let findings = std::mem::take(&mut batch.findings);
        let tx = begin(store, self.permit, Action::StageImport).await?;
        let note = Note::StagedAt(now);
        if !move_on(tx.rows(), no, (ImportState::Staging, ImportState::Staging), note).await? {
            return Err(StageError::ThrownAway { no });
        }
        rows::write(tx.rows(), batch, (no, now)).await?;
        for some in findings.chunks(TURN) {
            let some = some.iter().map(|finding| finding.row(no, tx.context())).collect();
            insert_faults(tx.rows(), some).await?;
        }
        self.kept += 1;
        if self.kept >= FIRST_COUNT && self.kept.is_power_of_two() {
            rows::count_anew(tx.rows()).await?;
        }
        let words = format!("import {no} being staged: {records} records");
        tx.commit(self.permit, What { words: &words, correlation: self.correlation }).await?;
        self.last = Some(now);
        let ended = store.context().now();
        let pause = (ended.duration_since(began).unsigned_abs() / 8).clamp(Duration::from_millis(1), LONGEST_PAUSE);
        self.others_until = Some(ended + pause);
        Ok(())
    }

    /// On SQLite another program's writers ask again and again for the one place, so there must be moments when it is
    /// free: an eighth of the last turn's own time, at least a millisecond. Most of it has gone by while this turn was
    /// worked out. Within one program turns are taken in order anyway.
    async fn let_others_write(&self, store: &Store) {
        if rows::has_one_writer(store) {
            let left = self.others_until.map(|until| until.duration_since(store.context().now()));
            tokio::time::sleep(left.and_then(|left| left.try_into().ok()).unwrap_or_default()).await;
        } else {
            tokio::task::yield_now().await;
        }
    }
}

/// Reads the files again and writes what they change, then what a list of everybody leaves out.
pub(super) async fn write(
    stager: &mut Stager<'_>,
    mut turns: Turns<'_>,
    files: Extract,
    checked: &Summary,
    progress: Hears<'_>,
) -> Result<(), StageError> {
    let rows = checked.accepted();
    let Reading { mut receiver, thread } = files.records();
    let mut records = 0;
    while let Some(drafts) = receiver.recv().await {
        records += drafts.len() as u64;
        let batch = stager.turn(drafts).await?;
        turns.keep(stager, batch).await?;
        progress(Progress::Written { records, rows });
    }
    let again = thread.await.map_err(|_| StageError::ReadingBrokeOff)?;
    if again.is_ok_and(|again| again.fault_count == 0 && again.accepted() == rows) {
        left_out(stager, &mut turns).await
    } else {
        Err(StageError::FilesChanged)
    }
}

async fn left_out(stager: &mut Stager<'_>, turns: &mut Turns<'_>) -> Result<(), StageError> {
    if !stager.kind.lists_everybody() {
        return Ok(());
    }
    for ids in stager.left_out().await?.chunks(TURN) {
        let batch = stager.leave(ids).await?;
        turns.keep(stager, batch).await?;
    }
    Ok(())
}
