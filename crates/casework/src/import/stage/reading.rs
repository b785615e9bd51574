//! Reading the files beside the work of writing: rows become drafts on a thread of their own.

use std::io::Read;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use extracts::{Context, ExtractError, Kind, Source, Summary};
use sha2::{Digest, Sha256};
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::task::JoinHandle;

use super::draft::Draft;
use super::gather::Gather;
use crate::import::{ImportFile, TURN};

/// Turns that wait to be written while the next is read.
const WAITING: usize = 2;
/// Rows between two signs of progress while files are checked.
const PROGRESS_STEP: u64 = 5_000;

/// What is to be read.
#[derive(Debug, Clone)]
pub(super) struct Extract {
    pub(super) kind: Kind,
    pub(super) files: Vec<ImportFile>,
    pub(super) context: Context,
}

/// What came of checking every row of the files.
pub(super) struct Checked {
    /// What is in them, or why a file as a whole cannot be read.
    pub(super) summary: Result<Summary, ExtractError>,
    /// SHA-256 over the files, each by its name and bytes.
    pub(super) digest: String,
}

/// A thread that reads, and what it hands on.
pub(super) struct Reading<T, R> {
    pub(super) receiver: Receiver<T>,
    pub(super) thread: JoinHandle<R>,
}

impl Extract {
    /// Reads the files through and hands nothing on but the number of rows so far.
    pub(super) fn check(self) -> Reading<u64, Checked> {
        let (sender, receiver) = mpsc::channel(1);
        let thread = tokio::task::spawn_blocking(move || {
            let mut rows = 0_u64;
            let hashes = Arc::new(Mutex::new(Vec::new()));
            let sources = self.files.iter().map(|file| {
                let inner = file.open();
                let reader = Hashed { inner, hasher: Sha256::new(), into: Arc::clone(&hashes) };
                Source::new(file.name(), reader)
            });
            let summary = extracts::read(self.kind, sources, &self.context, &mut |_| {
                rows += 1;
                if rows.is_multiple_of(PROGRESS_STEP) {
                    // Progress that nobody waits for is dropped.
                    let _ = sender.try_send(rows);
                }
                if sender.is_closed() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            let hashes = hashes.lock().map(|hashes| hashes.clone()).unwrap_or_default();
            let lines = self.files.iter().zip(hashes).map(|(file, hash)| format!("{} {hash}\n", file.name()));
            Checked { summary, digest: store::audit::digest(lines.collect::<String>().as_bytes()) }
        });
        Reading { receiver, thread }
    }

    /// Reads the files again and hands their records on, so many a turn. They are the same that were checked unless
    /// somebody changed a file meanwhile; that shows in the summary.
    pub(super) fn records(self) -> Reading<Vec<Draft>, Result<Summary, ExtractError>> {
        let (sender, receiver) = mpsc::channel(WAITING);
        let thread = tokio::task::spawn_blocking(move || {
            let mut gather = Gather::of_files(self.files.len());
            let mut turn = Turn { drafts: Vec::with_capacity(TURN), sender };
            let sources = self.files.iter().map(|file| Source::new(file.name(), file.open()));
            let summary = extracts::read(self.kind, sources, &self.context, &mut |record| match gather.take(record) {
                Some(draft) => turn.add(draft),
                None => ControlFlow::Continue(()),
            })?;
            for draft in gather.rest() {
                if turn.add(draft).is_break() {
                    break;
                }
            }
            let _ = turn.send();
            Ok(summary)
        });
        Reading { receiver, thread }
    }
}

struct Turn {
    drafts: Vec<Draft>,
    sender: Sender<Vec<Draft>>,
}

impl Turn {
    fn add(&mut self, draft: Draft) -> ControlFlow<()> {
        self.drafts.push(draft);
        if self.drafts.len() < TURN { ControlFlow::Continue(()) } else { self.send() }
    }

    /// Breaks off if nobody takes the records any more.
    fn send(&mut self) -> ControlFlow<()> {
        let drafts = std::mem::replace(&mut self.drafts, Vec::with_capacity(TURN));
        if drafts.is_empty() || self.sender.blocking_send(drafts).is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }
}

/// A file that is hashed as it is read. What stands after the part that was read is left out.
struct Hashed {
    inner: Box<dyn Read + Send>,
    hasher: Sha256,
    into: Arc<Mutex<Vec<String>>>,
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hasher.update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

impl Drop for Hashed {
    fn drop(&mut self) {
        let hash = store::audit::hex(&std::mem::take(&mut self.hasher).finalize());
        if let Ok(mut hashes) = self.into.lock() {
            hashes.push(hash);
        }
    }
}
