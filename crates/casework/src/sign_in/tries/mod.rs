//! Slowing guesses down: every try is written down before the secret is looked at, and the right one struck out again.

mod rows;

use access::Permit;
use domain::Timestamp;
use domain::id::CorrelationId;
use domain::sign_in::{AttemptWindow, MayTry, PER_ACCOUNT, PER_ADDRESS, PER_BIRTH_DATE, may_try};
use jiff::SignedDuration;
use store::audit::digest;
use store::columns::Uuid;
use store::{Store, StoreError, Tx, What};

/// What a try is counted under. Only the hash of it is kept, and names that are nobody's count like any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    key: String,
    windows: &'static [AttemptWindow],
}

impl Counted {
    fn new(kind: &str, tried: &str, windows: &'static [AttemptWindow]) -> Self {
        Self { key: digest(format!("{kind} {tried}").as_bytes()), windows }
    }

    pub(super) fn name(kept: &str) -> Self {
        Self::new("name", kept, PER_ACCOUNT)
    }

    pub(super) fn code(letters: &str) -> Self {
        Self::new("code", letters, PER_ACCOUNT)
    }

    /// Codes name no account: the date of birth stands in for it, from one address. Whoever guesses at a date does not
    /// lock everybody out who was born that day.
    pub(super) fn born_on_from(day: domain::Date, from: &str) -> Self {
        Self::new("born on, from", &format!("{day} {from}"), PER_ACCOUNT)
    }

    /// Guesses at one date of birth from many addresses are slowed down too, at a wider measure.
    pub(super) fn born_on(day: domain::Date) -> Self {
        Self::new("born on", &day.to_string(), PER_BIRTH_DATE)
    }

    pub(super) fn address(from: &str) -> Self {
        Self::new("address", from, PER_ADDRESS)
    }
}

/// Whether a try may go on.
#[derive(Debug)]
pub(super) enum Admitted {
    /// It may; this is where it is written down.
    Try(Tried),
    /// Not before this moment.
    Wait(Timestamp),
}

/// A try that is written down.
#[derive(Debug)]
pub(super) struct Tried(Vec<Uuid>);

/// Lets a try in, or not: counts the tries before it and writes it down, in turn with every other try.
pub(super) async fn admit(
    store: &Store,
    permit: &Permit,
    counted: &[Counted],
    what: What<'_>,
) -> Result<Admitted, StoreError> {
    let tx = store.begin().await?;
    let now = tx.context().now();
    let keys: Vec<&str> = counted.iter().map(|counted| counted.key.as_str()).collect();
    rows::take_turn(tx.rows()).await?;
    let before = rows::tries(tx.rows(), &keys, longest_ago(now)).await?;
    let answer = counted.iter().map(|counted| {
        let failed_at: Vec<Timestamp> = before.iter().filter(|t| t.key == counted.key).map(|t| t.at).collect();
        (may_try(&failed_at, counted.windows, now), counted.key.as_str())
    });
    if let Some((MayTry::From(until), key)) = answer.max() {
        wait(tx, permit, key, what.correlation).await?;
        return Ok(Admitted::Wait(until));
    }
    let written: Vec<(Uuid, &str)> =
        keys.into_iter().map(|key| (Uuid::from_u128(tx.context().new_id()), key)).collect();
    rows::write_tries(tx.rows(), &written, now).await?;
    tx.commit(permit, what).await?;
    Ok(Admitted::Try(Tried(written.into_iter().map(|(id, _)| id).collect())))
}

/// Writes down that somebody tried while they had to wait: at most once a minute for the same name, code or address, so
/// that whoever goes on trying cannot fill the audit.
async fn wait(tx: Tx, permit: &Permit, key: &str, correlation: CorrelationId) -> Result<(), StoreError> {
    let now = tx.context().now();
    let waited = digest(format!("waits {key}").as_bytes());
    let a_minute_ago = now.saturating_sub(SignedDuration::from_mins(1)).unwrap_or(now);
    if !rows::tries(tx.rows(), &[&waited], a_minute_ago).await?.is_empty() {
        return tx.roll_back().await;
    }
    rows::write_tries(tx.rows(), &[(Uuid::from_u128(tx.context().new_id()), waited.as_str())], now).await?;
    tx.commit(permit, What { words: "tried while too many tries had been made", correlation }).await
}

impl Tried {
    /// Strikes the try out: it was right. Wrong ones before it go on counting until their time is over.
    pub(super) async fn strike_out(self, tx: &Tx) -> Result<(), StoreError> {
        rows::strike_out(tx.rows(), &self.0).await
    }
}

/// What happened before this moment slows nobody down any more.
fn longest_ago(now: Timestamp) -> Timestamp {
    let minutes =
        PER_ACCOUNT.iter().chain(PER_ADDRESS).chain(PER_BIRTH_DATE).map(|window| i64::from(window.minutes)).max();
    now.saturating_sub(SignedDuration::from_mins(minutes.unwrap_or(0))).unwrap_or(Timestamp::MIN)
}

/// Throws tries away that slow nobody down any more; returns how many.
pub(super) async fn drop_old(tx: &Tx, now: Timestamp) -> Result<u64, StoreError> {
    rows::drop_tries(tx.rows(), longest_ago(now)).await
}
