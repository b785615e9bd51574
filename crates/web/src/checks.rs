//! Checks that are going on, and what the last of them found: in memory, for whoever began them and nobody else.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use access::Permit;
use casework::Store;
use casework::check_return::{CheckError, Checked, Checking, Files, check};
use domain::Timestamp;
use domain::id::{AccountId, CorrelationId, FormKey};
use jiff::SignedDuration;
use tokio::sync::watch;
use tracing::Instrument as _;

/// How many checks are remembered: each may hold tens of megabytes.
const REMEMBERED: usize = 8;

/// For how long what was found can be looked at, from when it was asked for.
const KEPT: SignedDuration = SignedDuration::from_hours(1);

/// How long a page waits for a check to end before it shows how far it has come.
const PATIENCE: Duration = Duration::from_millis(800);

/// How a check stands.
#[derive(Debug, Clone)]
pub(crate) enum Standing {
    /// It goes on.
    Going(Option<Checking>),
    /// It is done.
    Done(Arc<Checked>),
    /// It could not be done: why, and what to do.
    Stopped(String),
}

#[derive(Debug)]
struct Job {
    account: AccountId,
    began_at: Timestamp,
    heard: watch::Receiver<Standing>,
}

/// The checks.
#[derive(Debug, Default)]
pub(crate) struct Checks(Mutex<BTreeMap<FormKey, Job>>);

impl Checks {
    fn all(&self) -> MutexGuard<'_, BTreeMap<FormKey, Job>> {
        // A thread that panicked while it held the lock left the map as it was or one entry longer: both are sound.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to check these files, unless this form was sent before. What others found longer than an hour ago goes.
    pub(crate) fn begin(
        &self,
        store: Store,
        (permit, correlation): (Permit, CorrelationId),
        form: FormKey,
        (year, files): (u16, Files),
    ) {
        let (now, account) = (store.context().now(), permit.asker().account);
        let mut all = self.all();
        if all.contains_key(&form) {
            return;
        }
        all.retain(|_, job| !is_past(job, now));
        if all.len() >= REMEMBERED {
            // Keys begin with the time, so the first is the oldest.
            let oldest = all.iter().find(|(_, job)| !is_going(&job.heard.borrow())).map(|(form, _)| *form);
            if let Some(oldest) = oldest {
                all.remove(&oldest);
            }
        }
        let (tell, heard) = watch::channel(Standing::Going(None));
        all.insert(form, Job { account, began_at: now, heard });
        drop(all);
        let runtime = tokio::runtime::Handle::current();
        let span = tracing::Span::current();
        // Checking is work for the processor: it holds a thread of its own.
        tokio::task::spawn_blocking(move || {
            let progress = |checking| drop(tell.send_replace(Standing::Going(Some(checking))));
            let work = check(&store, &permit, (year, files), &progress, correlation).instrument(span);
            let end = match runtime.block_on(work) {
                Ok(checked) => Standing::Done(Arc::new(checked)),
                Err(error) => Standing::Stopped(stopped(&error)),
            };
            tell.send_replace(end);
        });
    }

    /// How it stands, after waiting a moment for its end; nothing if it is not known, is somebody else's or is past.
    pub(crate) async fn hear(&self, form: FormKey, account: AccountId, now: Timestamp) -> Option<Standing> {
        let mut heard = {
            let mut all = self.all();
            all.retain(|_, job| !is_past(job, now));
            let job = all.get(&form).filter(|job| job.account == account)?;
            job.heard.clone()
        };
        // Whether it ended in time or not, what was told last is what counts.
        let _ = tokio::time::timeout(PATIENCE, heard.wait_for(|standing| !is_going(standing))).await;
        let last = heard.borrow().clone();
        let broke_off = is_going(&last) && heard.has_changed().is_err();
        Some(if broke_off { Standing::Stopped(FAULT.to_owned()) } else { last })
    }
}

const FAULT: &str =
    "This is our fault. Send the files again; if it happens again, tell the people who run this service.";

fn is_going(standing: &Standing) -> bool {
    matches!(standing, Standing::Going(_))
}

fn is_past(job: &Job, now: Timestamp) -> bool {
    now.duration_since(job.began_at) > KEPT && !is_going(&job.heard.borrow())
}

/// Why nothing was checked, with what to do about it.
fn stopped(error: &CheckError) -> String {
    match error {
        CheckError::Year { year } => format!("The rules of {year} are not known here."),
        CheckError::Archive(error) => sentence(&error.to_string()),
        CheckError::Read(error) => sentence(&crate::route::chain(error)),
        CheckError::Store(casework::StoreError::NoLongerPermitted(_)) => {
            "You are no longer allowed to have returns checked.".to_owned()
        }
        CheckError::Store(error) => {
            tracing::error!(error = %crate::route::chain(error), "a check failed");
            FAULT.to_owned()
        }
    }
}

/// The chain of reasons as a sentence.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| format!("{first}{}.", chars.as_str()))
}
