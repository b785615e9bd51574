//! Throw away what signing in no longer needs: tries that slow nobody down, sessions and codes that are over.

use access::Permit;
use domain::id::CorrelationId;
use domain::sign_in::{CODE_DAYS, SESSION_HOURS_MAX};
use jiff::SignedDuration;
use store::{Store, StoreError, What};

use super::{rows, tries};

/// How many rows went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tidied {
    /// Tries.
    pub tries: u64,
    /// Sessions.
    pub sessions: u64,
    /// Codes, used or not.
    pub codes: u64,
}

/// Throws old rows away; the audit says that there was a sign-in long after this has forgotten it. The permit is to
/// operate.
pub async fn tidy(store: &Store, permit: &Permit, correlation: CorrelationId) -> Result<Tidied, StoreError> {
    let tx = store.begin().await?;
    let now = tx.context().now();
    let before = |hours: i64| now.saturating_sub(SignedDuration::from_hours(hours)).unwrap_or(now);
    let tidied = Tidied {
        tries: tries::drop_old(&tx, now).await?,
        sessions: rows::drop_sessions(tx.rows(), before(SESSION_HOURS_MAX)).await?,
        // Two days more than a code lasts: it works to the end of its last day, which may have 25 hours.
        codes: rows::drop_codes(tx.rows(), before(24 * (i64::from(CODE_DAYS) + 2))).await?,
    };
    tx.commit(permit, What { words: "old tries, sessions and codes thrown away", correlation }).await?;
    Ok(tidied)
}
