//! Files being read in the background: whoever sent them watches how far it has come, and nobody waits on a page for it.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use access::Permit;
use casework::Store;
use casework::import::{Progress, Request, StageError};
use casework::replan::stage;
use domain::id::{FormKey, ImportId};
use tokio::sync::watch;
use tracing::Instrument as _;

/// How long a page waits for work that may be done in a moment, before it says how far the work has come.
pub(super) const PATIENCE: Duration = Duration::from_millis(1500);

/// How many are remembered. What came of them stands in the list of imports; here is only what was told.
const REMEMBERED: usize = 50;

/// How far reading some files has come.
#[derive(Debug, Clone)]
pub(crate) enum Reading {
    /// On the way; nothing told yet at the very beginning.
    Going(Option<Progress>),
    /// An import came of it, staged or refused.
    Done(ImportId),
    /// No import came of it.
    Stopped(Stopped),
}

/// Why no import came of some files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stopped {
    /// What happened and what to do, in sentences.
    pub(crate) words: String,
    /// Number of the import that stood in the way.
    pub(crate) in_the_way: Option<i64>,
}

/// Every reading in of this house, by the one-time key of the form that brought the files: a form sent twice is read
/// once. A restart forgets them; what was half written is then thrown away by the next staging.
#[derive(Debug, Default)]
pub(crate) struct Staging(Mutex<BTreeMap<FormKey, watch::Receiver<Reading>>>);

impl Staging {
    fn all(&self) -> MutexGuard<'_, BTreeMap<FormKey, watch::Receiver<Reading>>> {
        // A thread that panicked while it held the lock left the map as it was or one entry longer: both are sound.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to read these files in, unless this form was sent before.
    pub(super) fn begin(&self, store: Store, permit: Permit, form: FormKey, request: Request) {
        let mut all = self.all();
        if all.contains_key(&form) {
            return;
        }
        // Keys begin with the time, so the first is the oldest.
        let oldest = all.iter().find(|(_, heard)| !is_going(&heard.borrow())).map(|(form, _)| *form);
        if let Some(oldest) = oldest.filter(|_| all.len() >= REMEMBERED) {
            all.remove(&oldest);
        }
        let (tell, hear) = watch::channel(Reading::Going(None));
        all.insert(form, hear);
        drop(all);
        let work = async move {
            let progress = |progress| drop(tell.send_replace(Reading::Going(Some(progress))));
            let staged = stage(&store, &permit, request, &progress).await;
            let end = match staged {
                Ok(staged) => Reading::Done(staged.import),
                // Sent once more after a restart, which forgot that it was sent before.
                Err(StageError::SentBefore { import: Some(import) }) => Reading::Done(import),
                Err(error) => Reading::Stopped(stopped(&error)),
            };
            tell.send_replace(end);
        };
        tokio::spawn(work.in_current_span());
    }

    /// How far it has come, after waiting a moment for its end; nothing if it is not known.
    pub(super) async fn hear(&self, form: FormKey) -> Option<Reading> {
        let mut heard = self.all().get(&form)?.clone();
        // Whether it ended in time or not, what was told last is what counts.
        let _ = tokio::time::timeout(PATIENCE, heard.wait_for(|reading| !is_going(reading))).await;
        let last = heard.borrow().clone();
        let broke_off = is_going(&last) && heard.has_changed().is_err();
        Some(if broke_off { Reading::Stopped(fault()) } else { last })
    }

    /// The form whose files are being read now, if any are.
    pub(super) fn going(&self) -> Option<FormKey> {
        let all = self.all();
        all.iter().find(|(_, heard)| is_going(&heard.borrow()) && heard.has_changed().is_ok()).map(|(form, _)| *form)
    }
}

fn is_going(reading: &Reading) -> bool {
    matches!(reading, Reading::Going(_))
}

fn fault() -> Stopped {
    let words = "This is our fault. Nothing was half saved. Bring the files in again; if it happens again, tell the people who run this service.";
    Stopped { words: words.to_owned(), in_the_way: None }
}

/// Why nothing was staged, with what to do about it.
fn stopped(error: &StageError) -> Stopped {
    let said = |words: String| Stopped { words, in_the_way: None };
    match error {
        StageError::SentBefore { .. } => said(
            "This page was used before, by somebody else. Open the list of imports and bring the files in from there."
                .to_owned(),
        ),
        StageError::Waiting { no } => Stopped {
            words: format!(
                "Import {no} still waits to be applied. Apply it or throw it away, then bring these files in again: what they would change depends on it."
            ),
            in_the_way: Some(*no),
        },
        StageError::BeingStaged { no, .. } => Stopped {
            words: format!(
                "Import {no} is being read in, and one is read at a time. Wait for it or throw it away, then bring these files in again."
            ),
            in_the_way: Some(*no),
        },
        StageError::ThrownAway { no } => {
            said(format!("Import {no} was thrown away while it was being read. Nothing of it was kept."))
        }
        StageError::AgencyOfOtherKind { code } => said(format!(
            "{code} is the code of another kind of agency than gives such files. Check the code and what the files hold, and bring them in again."
        )),
        StageError::NotACouncil { code } => said(format!(
            "{code} is not the code of a council, which is a letter and eight digits. Correct it and bring the files in again."
        )),
        StageError::FilesChanged | StageError::ReadingBrokeOff => {
            tracing::error!(%error, "staging broke off");
            fault()
        }
        StageError::Store(casework::StoreError::NoLongerPermitted(_)) => {
            said("You are no longer allowed to bring files in. Nothing of them was kept.".to_owned())
        }
        StageError::Store(casework::StoreError::Unreachable(_)) => said(
            "The records cannot be reached just now. Nothing was changed. Bring the files in again in a few minutes."
                .to_owned(),
        ),
        StageError::Store(store) => {
            tracing::error!(error = %store, "staging failed");
            fault()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_that_broke_off_is_told_as_our_fault() {
        let staging = Staging::default();
        let form = FormKey::from_bits(1);
        let (tell, hear) = watch::channel(Reading::Going(None));
        staging.all().insert(form, hear);
        assert_eq!(staging.going(), Some(form));
        drop(tell);
        assert_eq!(staging.going(), None);
        assert!(matches!(staging.hear(form).await, Some(Reading::Stopped(why)) if why == fault()));
        assert!(staging.hear(FormKey::from_bits(2)).await.is_none());
    }
}
