//! Who did, saw or was refused what: each line holds the hash of the one before, so that a line changed, taken out or
//! put in between breaks the chain.

use access::{Permit, Refused, Who};
use domain::Timestamp;
use domain::id::{AccountId, CorrelationId, PersonId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set, Statement,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::columns::{Day, Instant, Keyed, Uuid};
use crate::entity::{audit, chain_end, shown};
use crate::{Context, Store, StoreError, What, locks};

/// How the act ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OutcomeCode {
    /// Something was changed.
    Done,
    /// Something was looked at.
    Seen,
    /// It was not allowed.
    Refused,
}

impl OutcomeCode {
    const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Seen => "seen",
            Self::Refused => "refused",
        }
    }
}

/// A line to be written.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    account: AccountId,
    who: String,
    role: &'static str,
    purpose: &'static str,
    action: &'static str,
    what: String,
    person: Option<PersonId>,
    correlation: CorrelationId,
    outcome: OutcomeCode,
    policy: String,
    shown: Option<Shown>,
}

/// Whose names a list or a search showed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// They, in the order they were shown.
    pub people: Vec<PersonId>,
    /// Whether each of them is told, once a day, to whom: not of a worker's list of the very people they work with.
    pub is_told: bool,
}

impl Entry {
    pub(crate) fn permitted(permit: &Permit, what: What<'_>, outcome: OutcomeCode) -> Self {
        let asker = permit.asker();
        Self {
            account: asker.account,
            who: name_of(&asker.who, &asker.name),
            role: asker.role_code(),
            purpose: permit.purpose().code(),
            action: permit.action().code(),
            what: what.words.to_owned(),
            person: permit.person(),
            correlation: what.correlation,
            outcome,
            policy: permit.policies().join(" "),
            shown: None,
        }
    }

    /// The same, about a person where the permit is for none.
    pub(crate) fn about(self, person: PersonId) -> Self {
        Self { person: Some(person), ..self }
    }

    /// The same, of a list or a search.
    pub(crate) fn of_list(self, shown: Shown) -> Self {
        Self { shown: Some(shown), ..self }
    }

    pub(crate) fn refused(refused: &Refused, correlation: CorrelationId) -> Self {
        let asker = &refused.asker;
        Self {
            account: asker.account,
            who: name_of(&asker.who, &asker.name),
            role: asker.role_code(),
            purpose: refused.purpose.code(),
            action: refused.action.code(),
            what: refused.action.words().to_owned(),
            person: refused.person,
            correlation,
            outcome: OutcomeCode::Refused,
            policy: refused.because.to_string(),
            shown: None,
        }
    }
}

impl Entry {
    /// The line this makes after `head`.
    fn follow(self, head: &Head, at: Instant) -> audit::Model {
        let mut line = audit::Model {
            seq: head.seq + 1,
            at,
            account_id: self.account.key(),
            who: self.who,
            role: self.role.to_owned(),
            purpose: self.purpose.to_owned(),
            action: self.action.to_owned(),
            what: self.what,
            person_id: self.person.map(Keyed::key),
            correlation: self.correlation.key(),
            outcome: self.outcome.code().to_owned(),
            policy: self.policy,
            people: self.shown.map(|shown| ids(&shown.people)),
            hash: String::new(),
        };
        line.hash = hash_of(&head.hash, &line);
        line
    }
}

fn ids(people: &[PersonId]) -> String {
    people.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn name_of(who: &Who, name: &str) -> String {
    if matches!(who, Who::Nobody) { "not signed in" } else { name }.to_owned()
}

/// Takes the turn to write to the chain, until the transaction ends.
pub(crate) async fn lock(rows: &DatabaseTransaction) -> Result<(), StoreError> {
    locks::take(rows, locks::CHAIN).await
}

/// Writes lines at the end of the chain, in this order.
pub(crate) async fn append(
    rows: &DatabaseTransaction,
    context: &Context,
    entries: Vec<Entry>,
) -> Result<(), StoreError> {
    lock(rows).await?;
    let mut head = next_after(rows, entries.len()).await?;
    let at = Instant(truncated(context.now()));
    let mut lines = Vec::with_capacity(entries.len());
    let mut told = Vec::new();
    for mut entry in entries {
        let named = entry.shown.as_mut().filter(|shown| shown.is_told).map(|shown| shown.people.clone());
        let line = entry.follow(&head, at);
        told.extend(named.unwrap_or_default().into_iter().map(|person| told_of(person, &line, context)));
        head = Head { seq: line.seq, hash: line.hash.clone() };
        lines.push(line.into_active_model());
    }
    while !lines.is_empty() {
        let some = lines.drain(..lines.len().min(MOST));
        audit::Entity::insert_many(some).exec_without_returning(rows).await?;
    }
    while !told.is_empty() {
        let some = told.drain(..told.len().min(MOST));
        // Whoever was shown the same name before on this day is told of already.
        let mut known = OnConflict::columns([
            shown::Column::PersonId,
            shown::Column::AccountId,
            shown::Column::Action,
            shown::Column::OnDay,
        ]);
        let insert = shown::Entity::insert_many(some).on_conflict(known.do_nothing().to_owned());
        insert.exec_without_returning(rows).await?;
    }
    Ok(())
}

/// What a person is told of a line that showed their name.
fn told_of(person: PersonId, line: &audit::Model, context: &Context) -> shown::ActiveModel {
    shown::ActiveModel {
        id: Set(Uuid::from_u128(context.new_id())),
        person_id: Set(person.key()),
        account_id: Set(line.account_id),
        action: Set(line.action.clone()),
        on_day: Set(Day(context.civil(line.at.0).date())),
        seq: Set(line.seq),
    }
}

/// The end of the chain that so many lines are about to follow; they are counted in [`crate::entity::chain_end`], in the
/// same statement that reads the hash they follow. Should the end have been cut off, what follows begins after the gap, and
/// [`verify`] names it.
async fn next_after(rows: &DatabaseTransaction, lines: usize) -> Result<Head, StoreError> {
    let new = i64::try_from(lines).unwrap_or(i64::MAX);
    let count = format!(
        "INSERT INTO chain_end (no, lines) VALUES (1, {new}) ON CONFLICT (no) DO UPDATE SET lines = chain_end.lines + {new} \
         RETURNING lines, (SELECT hash FROM audit ORDER BY seq DESC LIMIT 1) AS hash"
    );
    let counted = Counted::find_by_statement(Statement::from_string(rows.get_database_backend(), count));
    let Some(Counted { lines, hash }) = counted.one(rows).await? else {
        return Err(StoreError::Changed { table: "chain_end" });
    };
    Ok(Head { seq: lines - new, hash: hash.unwrap_or_else(|| Head::empty().hash) })
}

#[derive(Debug, FromQueryResult)]
struct Counted {
    lines: i64,
    hash: Option<String>,
}

/// How many lines were counted when they were written.
async fn counted(rows: &impl ConnectionTrait) -> Result<i64, StoreError> {
    Ok(chain_end::Entity::find().one(rows).await?.map_or(0, |row| row.lines))
}

/// Most lines in one statement: their values must stay below the 32,766 that SQLite binds.
const MOST: usize = 1_000;

/// The last line: how long the chain is and its hash. Noted elsewhere, it proves later that nothing before it changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of lines.
    pub seq: i64,
    /// Hash of the last line, 64 hexadecimal digits; all zero for an empty chain.
    pub hash: String,
}

impl Head {
    fn empty() -> Self {
        Self { seq: 0, hash: "0".repeat(64) }
    }
}

pub(crate) async fn head_of(rows: &impl ConnectionTrait) -> Result<Head, StoreError> {
    let last: Option<(i64, String)> = audit::Entity::find()
        .select_only()
        .columns([audit::Column::Seq, audit::Column::Hash])
        .order_by_desc(audit::Column::Seq)
        .limit(1)
        .into_tuple()
        .one(rows)
        .await?;
    Ok(last.map_or_else(Head::empty, |(seq, hash)| Head { seq, hash }))
}

/// What is wrong with the chain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A line is missing or out of place.
    #[error("line {expected} is missing: the next is {found}")]
    Gap {
        /// The line that should be there.
        expected: i64,
        /// The line that is.
        found: i64,
    },
    /// A line, or the one before it, was changed.
    #[error("line {seq} does not follow from the line before it")]
    Changed {
        /// Which line.
        seq: i64,
    },
    /// The chain is not as long as the lines that were counted when they were written: its end was cut off, or lines were
    /// put in after it.
    #[error("{counted} lines were written and {found} are there")]
    NotAsCounted {
        /// Lines counted.
        counted: i64,
        /// Lines found.
        found: i64,
    },
    /// The line noted earlier is gone or has another hash: the end of the chain was cut off or written anew.
    #[error("line {seq} does not have the hash noted earlier")]
    NotAsNoted {
        /// Which line.
        seq: i64,
    },
}

/// Walks the whole chain, 1,000 lines at a time, and compares its length with what was counted; `noted` is a head written down earlier, if there is one.
pub(crate) async fn verify(
    rows: &impl ConnectionTrait,
    noted: Option<&Head>,
) -> Result<Result<Head, Broken>, StoreError> {
    const STEP: u64 = 1_000;
    let mut head = Head::empty();
    let mut noted_seen = noted.is_none_or(|noted| *noted == head);
    // Others write meanwhile: what was counted before must be there, and what is there must be counted afterwards.
    let least = counted(rows).await?;
    // Nor may anything stand before the first line.
    let mut after = i64::MIN;
    loop {
        let lines = audit::Entity::find()
            .filter(audit::Column::Seq.gt(after))
            .order_by_asc(audit::Column::Seq)
            .limit(STEP)
            .all(rows)
            .await?;
        let done = (lines.len() as u64) < STEP;
        for line in lines {
            if line.seq != head.seq + 1 {
                return Ok(Err(Broken::Gap { expected: head.seq + 1, found: line.seq }));
            }
            if line.hash != hash_of(&head.hash, &line) {
                return Ok(Err(Broken::Changed { seq: line.seq }));
            }
            after = line.seq;
            head = Head { seq: line.seq, hash: line.hash };
            noted_seen |= noted == Some(&head);
        }
        if done {
            break;
        }
    }
    let most = counted(rows).await?;
    if head.seq < least || head.seq > most {
        let counted = if head.seq < least { least } else { most };
        return Ok(Err(Broken::NotAsCounted { counted, found: head.seq }));
    }
    match noted {
        Some(noted) if !noted_seen => Ok(Err(Broken::NotAsNoted { seq: noted.seq })),
        _ => Ok(Ok(head)),
    }
}

impl Store {
    /// Walks the whole chain; `noted` is a head written down earlier, if there is one.
    pub async fn verify(&self, noted: Option<&Head>) -> Result<Result<Head, Broken>, StoreError> {
        verify(self.rows(), noted).await
    }

    /// The end of the chain.
    pub async fn audit_head(&self) -> Result<Head, StoreError> {
        head_of(self.rows()).await
    }

    /// How many lines say that something was kept: one for each change.
    pub async fn changes_kept(&self) -> Result<u64, StoreError> {
        Ok(audit::Entity::find().filter(audit::Column::Outcome.eq(OutcomeCode::Done.code())).count(self.rows()).await?)
    }
}

/// Instants are kept to the microsecond; what is hashed must be what is kept.
fn truncated(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

/// SHA-256 over the hash before and every column, each with its length before it so that no two lines read alike.
fn hash_of(before: &str, line: &audit::Model) -> String {
    let mut hasher = Sha256::new();
    let mut put = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    };
    put(before.as_bytes());
    put(&line.seq.to_be_bytes());
    put(&line.at.0.as_microsecond().to_be_bytes());
    put(line.account_id.as_bytes());
    for text in [&line.who, &line.role, &line.purpose, &line.action, &line.what, &line.outcome, &line.policy] {
        put(text.as_bytes());
    }
    put(line.person_id.as_ref().map_or(&[][..], |id: &Uuid| id.as_bytes()));
    put(line.correlation.as_bytes());
    // Lines that are no list are hashed as they were before lists said whose names they showed.
    if let Some(people) = &line.people {
        put(people.as_bytes());
    }
    hex(&hasher.finalize())
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 of `bytes` as hexadecimal digits: how tokens and codes are kept.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
