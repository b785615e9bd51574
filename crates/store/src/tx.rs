//! The only way to keep a change.

use std::sync::Arc;

use access::{Permit, Policy, Refused};
use domain::id::{CorrelationId, PersonId};
use sea_orm::{
    AccessMode, DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use crate::audit::{self, Entry, OutcomeCode, Shown};
use crate::{Context, Store, StoreError};

/// What was done, seen or refused, for the audit line. Words about the act, never its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct What<'a> {
    /// What, in the past tense: `visit recorded`.
    pub words: &'a str,
    /// Which request it belongs to.
    pub correlation: CorrelationId,
}

/// Changes not kept yet. Dropped without [`Tx::commit`], they never were.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    context: Context,
    policy: Arc<Policy>,
}

impl Store {
    /// Begins a change. On SQLite there is one writer, and its turn begins here: whoever holds a change open and begins
    /// another, or writes a look down, waits for themselves until the wait is given up ([`crate::Pragma::BUSY`]).
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.writer.begin_with_options(options).await?;
        Ok(Tx { inner, context: self.context().clone(), policy: Arc::clone(&self.policy) })
    }

    /// One unchanging view for several questions.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            access_mode: (self.backend() == DbBackend::Postgres).then_some(AccessMode::ReadOnly),
            isolation_level: (self.backend() == DbBackend::Postgres).then_some(sea_orm::IsolationLevel::RepeatableRead),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
        };
        Ok(self.reader.begin_with_options(options).await?)
    }

    /// Writes down that something was seen. Returns once the line is durable.
    pub async fn seen(&self, permit: &Permit, what: What<'_>) -> Result<(), StoreError> {
        self.write_down(Entry::permitted(permit, what, OutcomeCode::Seen)).await
    }

    /// Writes down that a list or a search was seen, and whose names it showed. Returns once the line is durable.
    pub async fn seen_list(&self, permit: &Permit, what: What<'_>, shown: Shown) -> Result<(), StoreError> {
        self.write_down(Entry::permitted(permit, what, OutcomeCode::Seen).of_list(shown)).await
    }

    /// Writes down that somebody was refused. Returns once the line is durable.
    pub async fn refused(&self, refused: &Refused, correlation: CorrelationId) -> Result<(), StoreError> {
        self.write_down(Entry::refused(refused, correlation)).await
    }
}

impl Tx {
    /// For the questions and changes of a feature's `rows.rs`.
    pub const fn rows(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// The policy, to ask again inside the change.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Time, day and new ids.
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// Keeps the change: with the proof of permission, and its audit line in the same transaction.
    pub async fn commit(self, permit: &Permit, what: What<'_>) -> Result<(), StoreError> {
        self.close(vec![Entry::permitted(permit, what, OutcomeCode::Done)]).await
    }

    /// Keeps a change that is about several people, with a line about each of them; with one about nobody where there are
    /// none.
    pub async fn commit_about(self, permit: &Permit, what: What<'_>, people: &[PersonId]) -> Result<(), StoreError> {
        let line = Entry::permitted(permit, what, OutcomeCode::Done);
        let about = |person: &PersonId| line.clone().about(*person);
        self.close(if people.is_empty() { vec![line] } else { people.iter().map(about).collect() }).await
    }

    pub(crate) async fn close(self, entries: Vec<Entry>) -> Result<(), StoreError> {
        audit::append(&self.inner, &self.context, entries).await?;
        self.inner.commit().await?;
        Ok(())
    }

    /// Keeps a change without a line: of the tables themselves, before the first of which there is no audit to write to,
    /// and of a draft that has its line for this hour.
    pub(crate) async fn keep_unwritten(self) -> Result<(), StoreError> {
        self.inner.commit().await?;
        Ok(())
    }

    /// Lets go of the change on purpose.
    pub async fn roll_back(self) -> Result<(), StoreError> {
        self.inner.rollback().await?;
        Ok(())
    }
}
