//! What every change here has in common: asked again inside, its key used once, kept with the permit.

use access::{About, Permit};
use domain::agency::Role;
use domain::cohort::{ChoiceRefused, CloseRefused, FactRefused, Facts, RuleRefused, WORDS_LENGTH_MAX, Wrote};
use domain::id::{AccountId, CorrelationId, FormKey, PersonId, TeamId};
use store::{Once, Store, StoreError, Tx, What};

use super::panel::SessionRefused;
use super::rows;
use crate::circle::{self, Place};

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CohortChanged {
    /// It is kept.
    Kept,
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why it was not kept.
#[derive(Debug, thiserror::Error)]
pub enum CohortError {
    /// The fact cannot be kept as said.
    #[error("this cannot be kept as it is")]
    Fact(Vec<FactRefused>),
    /// The rule cannot be kept as said.
    #[error("this is no rule")]
    Rule(Vec<RuleRefused>),
    /// The session cannot be opened as said.
    #[error("this session cannot be opened as it is")]
    Session(Vec<SessionRefused>),
    /// It cannot be decided.
    #[error("this cannot be decided")]
    Choice(ChoiceRefused),
    /// It cannot be closed.
    #[error("this session cannot be closed")]
    Close(CloseRefused),
    /// No reason was given.
    #[error("no reason given")]
    NoReason,
    /// People who come before in the order are passed over, and nobody says why.
    #[error("no reason given why the order is not followed")]
    NoReasonBeyond,
    /// The reason is longer than can be kept.
    #[error("the reason has {length} characters; {WORDS_LENGTH_MAX} fit")]
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// Somebody else changed it since the form was opened.
    #[error("it was changed since")]
    Changed,
    /// There is nothing of that id that they may change.
    #[error("nothing of that id")]
    NotFound,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Words that must be there, trimmed, if they may be kept.
pub(super) fn reason(why: &str) -> Result<&str, CohortError> {
    let why = optional(why)?;
    if why.is_empty() { Err(CohortError::NoReason) } else { Ok(why) }
}

/// Words that need not be there, trimmed, if they may be kept.
pub(super) fn optional(why: &str) -> Result<&str, CohortError> {
    let why = why.trim();
    let length = why.chars().count();
    if length > WORDS_LENGTH_MAX { Err(CohortError::TooLong { length }) } else { Ok(why) }
}

/// Uses the key up; says whether this is the first time.
async fn first(tx: &Tx, permit: &Permit, (key, digest): (FormKey, String)) -> Result<bool, CohortError> {
    match tx.once(key, permit.asker().account, &digest).await? {
        Once::First => Ok(true),
        Once::Again { result } if result == digest => Ok(false),
        Once::Again { .. } => Err(CohortError::KeyUsed),
    }
}

/// A change about one person that has begun.
pub(super) struct Begun {
    pub(super) tx: Tx,
    pub(super) place: Place,
    pub(super) person: PersonId,
    pub(super) facts: Facts,
}

/// Begins a change about one person: the permit's facts are read again, the key is used up, and what is written down of
/// their needs is read inside. Nothing where the same form was posted before.
pub(super) async fn about_person(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    (key, digest): (FormKey, &str),
) -> Result<Option<Begun>, CohortError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let digest = store::audit::digest(format!("needs\n{person}\n{digest}").as_bytes());
    if !first(&tx, permit, (key, digest)).await? {
        tx.roll_back().await?;
        return Ok(None);
    }
    let facts = rows::facts(tx.rows(), &[person]).await?.remove(&person).unwrap_or_default();
    Ok(Some(Begun { tx, place, person, facts }))
}

impl Begun {
    pub(super) fn is_young_adult(&self) -> bool {
        self.place.role == Role::YoungAdult
    }

    /// Who writes.
    pub(super) fn wrote(&self) -> Wrote {
        if self.is_young_adult() {
            return Wrote::YoungAdult;
        }
        Wrote::Worker { name: self.place.permit.asker().name.clone(), role: self.place.role }
    }

    /// The account it is written with.
    pub(super) fn account(&self) -> (AccountId, String) {
        let asker = self.place.permit.asker();
        (asker.account, asker.name.clone())
    }

    /// The team whose panel the writer sits on.
    pub(super) fn team(&self) -> Result<TeamId, CohortError> {
        self.place.permit.asker().team.ok_or(CohortError::NotFound)
    }

    /// Keeps it, with its line in the audit.
    pub(super) async fn commit(self, words: &str, correlation: CorrelationId) -> Result<CohortChanged, CohortError> {
        self.tx.commit(&self.place.permit, What { words, correlation }).await?;
        Ok(CohortChanged::Kept)
    }
}

/// A change of a team's panel that has begun.
pub(super) struct BegunPanel {
    pub(super) tx: Tx,
    pub(super) permit: Permit,
    pub(super) team: TeamId,
}

/// Begins a change of a team's panel. Nothing where the same form was posted before.
pub(super) async fn of_panel(
    store: &Store,
    permit: &Permit,
    (key, digest): (FormKey, &str),
) -> Result<Option<BegunPanel>, CohortError> {
    let tx = store.begin().await?;
    let today = tx.context().today();
    let permit = permit.renew(tx.policy(), About::Service, today).map_err(StoreError::NoLongerPermitted)?;
    let team = permit.asker().team.ok_or(CohortError::NotFound)?;
    let digest = store::audit::digest(format!("panel\n{team}\n{digest}").as_bytes());
    if !first(&tx, &permit, (key, digest)).await? {
        tx.roll_back().await?;
        return Ok(None);
    }
    rows::hold_team(tx.rows(), team).await?;
    Ok(Some(BegunPanel { tx, permit, team }))
}

impl BegunPanel {
    /// The account it is written with.
    pub(super) fn account(&self) -> (AccountId, String) {
        (self.permit.asker().account, self.permit.asker().name.clone())
    }
}
