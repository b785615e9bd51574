//! What a list of release dates does to people's duties, kept with its import.

use access::{Action, Permit};
use domain::duty::{ChangeKind, Law, Owner};
use domain::id::{CorrelationId, ImportId, PersonId};
use domain::{Date, Timestamp};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{replan, replan_change};
use store::{Rows, Store, StoreError, Tx, What};

use super::compare::{Changed, Plan};
use super::rows;
use crate::import::StageError;

/// How many rows one turn at the writer takes: others may write between two.
const TURN: usize = 2_000;

/// What an import does, as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Number of the import.
    pub no: i64,
    /// Its id.
    pub import: ImportId,
    /// When it was applied.
    pub applied_at: Option<Timestamp>,
    /// The day for which the clock was asked.
    pub today: Date,
    /// How many people were asked about.
    pub people: u64,
    /// How many of them have a change.
    pub people_changed: u64,
    /// The changes, person by person.
    pub changes: Vec<Changed>,
}

/// Keeps what import `no` changes: first the changes, in turns, and last the row that says they are whole.
pub(super) async fn keep(
    store: &Store,
    permit: &Permit,
    no: i64,
    (plan, today): (&Plan, Date),
    correlation: CorrelationId,
) -> Result<(), StageError> {
    let context = store.context();
    for turn in plan.changes.chunks(TURN) {
        let changes = turn.iter().map(|change| model(change, no, Uuid::from_u128(context.new_id()))).collect();
        let tx = begin(store, permit, no).await?;
        rows::insert_changes(tx.rows(), changes).await?;
        let words = format!("{} changes of duties by import {no} kept", turn.len());
        tx.commit(permit, What { words: &words, correlation }).await?;
    }
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let whole = replan::Model {
        id: Uuid::from_u128(context.new_id()),
        from_import: no,
        at: Instant(context.now()),
        today: Day(today),
        people: number(plan.people),
        changed: number(plan.people_changed()),
    };
    let tx = begin(store, permit, no).await?;
    rows::insert(tx.rows(), whole).await?;
    let words = format!("what import {no} does to duties kept");
    Ok(tx.commit(permit, What { words: &words, correlation }).await?)
}

/// Begins a turn, unless the import was thrown away meanwhile: then nothing more is kept of it.
async fn begin(store: &Store, permit: &Permit, no: i64) -> Result<Tx, StageError> {
    let tx = crate::import::begin(store, permit, Action::StageImport).await?;
    if rows::is_kept(tx.rows(), no).await? { Ok(tx) } else { Err(StageError::ThrownAway { no }) }
}

fn model(change: &Changed, no: i64, id: Uuid) -> replan_change::Model {
    replan_change::Model {
        id,
        from_import: no,
        person_id: change.person.key(),
        rule: change.rule.clone(),
        kind: change.kind.code().to_owned(),
        due_before: change.before.map(Day),
        due_after: change.after.map(Day),
        hurry: change.hurry,
    }
}

/// What an import does to duties, in the words of `law`; nothing if that was not worked out to the end. A rule that is
/// gone keeps its short name.
pub async fn of_import(rows: &impl Rows, import: ImportId, law: Law<'_>) -> Result<Option<Kept>, StoreError> {
    let found = rows::replans(rows, rows::Which::Import(import), 1).await?;
    kept(rows, found, law).await
}

/// What the list applied last did, if it was applied on or after `since` and not undone.
pub async fn latest(rows: &impl Rows, since: Timestamp, law: Law<'_>) -> Result<Option<Kept>, StoreError> {
    let found = rows::replans(rows, rows::Which::AppliedSince(since), 1).await?;
    kept(rows, found, law).await
}

async fn kept(rows: &impl Rows, found: Vec<rows::ReplanRow>, law: Law<'_>) -> Result<Option<Kept>, StoreError> {
    let Some(row) = found.into_iter().next() else { return Ok(None) };
    let changes = rows::changes(rows, row.no).await?;
    let count = |count: i64| u64::try_from(count).map_err(|_| StoreError::inconsistent("replan", "people", row.no));
    Ok(Some(Kept {
        no: row.no,
        import: ImportId::from_key(row.id),
        applied_at: row.applied_at.map(|at| at.0),
        today: row.today.0,
        people: count(row.people)?,
        people_changed: count(row.changed)?,
        changes: changes.into_iter().map(|change| changed(change, law)).collect::<Result<_, _>>()?,
    }))
}

fn changed(row: replan_change::Model, law: Law<'_>) -> Result<Changed, StoreError> {
    let rule = law.rules.find(&row.rule);
    Ok(Changed {
        person: PersonId::from_key(row.person_id),
        title: rule.map_or_else(|| row.rule.clone(), |rule| rule.title.to_owned()),
        owner: rule.map_or(Owner::LeavingCare, |rule| rule.owner),
        kind: ChangeKind::from_code(&row.kind)
            .ok_or_else(|| StoreError::inconsistent("replan_change", "kind", row.id))?,
        before: row.due_before.map(|day| day.0),
        after: row.due_after.map(|day| day.0),
        hurry: row.hurry,
        rule: row.rule,
    })
}
