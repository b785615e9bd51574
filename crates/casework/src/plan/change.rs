//! What every change of a plan does alike: once, from a place in the circle, upon the plan as it stands.

use access::Permit;
use domain::id::{CorrelationId, FormKey, GoalId, PersonId};
use domain::plan::{Goal, PlanHistory, PlanRefused, Step};
use store::{Once, Store, StoreError, Tx, What};

use super::rows::{self, NewEntry};
use super::voice::{Spoken, Voice};
use crate::circle::{self, Place};

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is in the plan.
    New {
        /// The goal it belongs to; none for an area.
        goal: Option<GoalId>,
    },
    /// This very form was posted before, or the plan said the same already; nothing changed.
    AlreadyKnown,
}

/// Why it was not kept.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// It cannot be written as it is.
    #[error("this cannot be written in the plan as it is")]
    Refused(Vec<PlanRefused>),
    /// Somebody changed the goal since the form was opened: what it said then and says now.
    #[error("the goal was changed by somebody else first")]
    GoalChanged {
        /// As it was when the form was opened.
        base: Box<Goal>,
        /// As it is.
        now: Box<Goal>,
    },
    /// Somebody changed the step since the form was opened.
    #[error("the step was changed by somebody else first")]
    StepChanged {
        /// As it was when the form was opened.
        base: Box<Step>,
        /// As it is.
        now: Box<Step>,
    },
    /// There is no such goal or step in this plan.
    #[error("there is no such goal or step in this plan")]
    NotFound,
    /// The form's key was used for something else, or by somebody else: nothing was kept now.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// Nobody speaks for a worker but that worker; whoever else speaks must be named.
    #[error("it is not said whose words these are")]
    NotTheirs,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A change that is open: who acts, and the plan as it stands, held until the change is kept.
pub(super) struct Change {
    pub(super) tx: Tx,
    pub(super) place: Place,
    pub(super) history: PlanHistory,
    pub(super) spoken: Spoken,
    pub(super) person: PersonId,
}

/// The change, or that this form was kept before.
pub(super) enum Opened {
    Change(Box<Change>),
    Before,
}

/// Begins: asks the policy again, uses up the form's key for `content`, and holds the plan.
pub(super) async fn open(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    voice: &Voice,
    (key, content): (FormKey, String),
) -> Result<Opened, PlanError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let spoken = voice.from(&place).ok_or(PlanError::NotTheirs)?;
    let digest = store::audit::digest(format!("plan\n{person}\n{voice:?}\n{content}").as_bytes());
    if let Once::Again { result } = tx.once(key, permit.asker().account, &digest).await? {
        tx.roll_back().await?;
        return if result == digest { Ok(Opened::Before) } else { Err(PlanError::KeyUsed) };
    }
    rows::hold_plan(tx.rows(), person).await?;
    // Names are not asked for: what is decided here speaks of nobody.
    let history = super::history(tx.rows(), (person, ""), tx.context()).await?;
    Ok(Opened::Change(Box::new(Change { tx, place, history, spoken, person })))
}

impl Change {
    /// Keeps one entry, lets the writer's draft of `form` go, and ends the change.
    pub(super) async fn keep(
        self,
        entry: NewEntry,
        form: &str,
        (words, correlation): (&str, CorrelationId),
    ) -> Result<Kept, PlanError> {
        let goal = entry.goal();
        rows::insert(&self.tx, self.person, entry, &self.spoken).await?;
        self.tx.drop_draft(self.place.permit.asker().account, form, self.person).await?;
        self.tx.commit(&self.place.permit, What { words, correlation }).await?;
        Ok(Kept::New { goal })
    }

    /// Leaves the plan as it is: it says the same already.
    pub(super) async fn leave(self) -> Result<Kept, PlanError> {
        self.tx.roll_back().await?;
        Ok(Kept::AlreadyKnown)
    }

    /// The goal as it stands.
    pub(super) fn goal(&self, goal: GoalId) -> Result<Goal, PlanError> {
        self.history.goal_at(goal, u32::MAX).ok_or(PlanError::NotFound)
    }
}
