//! What several people look at in the same moment is written down in one go.
//!
//! A line about something seen or refused changes nothing else, and waiting for the disk is what it costs. So whoever
//! comes while another line is being written waits, and then one of those waiting writes the lines of all. Each returns
//! only once its own line is durable.

use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::DbErr;
use tokio::sync::OwnedMutexGuard;
use tokio::sync::oneshot::{self, error::TryRecvError};

use crate::audit::Entry;
use crate::{Store, StoreError};

/// A line, and whom to tell once it is durable.
type Waiting = (Entry, oneshot::Sender<()>);

/// Lines that are not written yet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Together {
    waiting: Arc<Mutex<Vec<Waiting>>>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Together {
    fn waiting<T>(&self, with: impl FnOnce(&mut Vec<Waiting>) -> T) -> T {
        with(&mut self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Store {
    /// Writes a line down, with those of others who wait.
    pub(crate) async fn write_down(&self, entry: Entry) -> Result<(), StoreError> {
        loop {
            let (tell, mut told) = oneshot::channel();
            self.together.waiting(|waiting| waiting.push((entry.clone(), tell)));
            let turn = Arc::clone(&self.together.turn).lock_owned().await;
            match told.try_recv() {
                Ok(()) => return Ok(()),
                // Whoever wrote it with theirs failed, and was told why. It may go better now.
                Err(TryRecvError::Closed) => {}
                Err(TryRecvError::Empty) => return self.write_waiting(turn).await,
            }
        }
    }

    /// Writes the lines of all who wait, in a task of its own: should the one whose turn it is hang up, the others'
    /// lines are still written.
    async fn write_waiting(&self, turn: OwnedMutexGuard<()>) -> Result<(), StoreError> {
        let store = self.clone();
        let writing = tokio::spawn(async move {
            let all = store.together.waiting(std::mem::take);
            let (entries, tell): (Vec<_>, Vec<_>) = all.into_iter().unzip();
            store.begin().await?.close(entries).await?;
            for tell in tell {
                // Who hung up need not know.
                let _ = tell.send(());
            }
            drop(turn);
            Ok(())
        });
        writing.await.unwrap_or_else(|why| Err(StoreError::Query(DbErr::Custom(why.to_string()))))
    }
}
