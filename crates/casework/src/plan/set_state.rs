//! Say where a goal stands or how far a step is, without touching its words.

use access::Permit;
use domain::id::{CorrelationId, FormKey, GoalId, PersonId, StepId};
use domain::plan::{GoalState, StepState, reason_refused};
use store::Store;

use super::change::{Kept, Opened, PlanError, open};
use super::rows::NewEntry;
use super::voice::Voice;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateForm<S> {
    /// The form's one-time key.
    pub key: FormKey,
    /// The version that the form was opened on: of the goal's words, or of the step.
    pub version: u32,
    /// The state.
    pub state: S,
    /// Who says so.
    pub voice: Voice,
}

/// Says where a goal of `person` stands. The words stay, and stay whose they were.
pub async fn set_goal_state(
    store: &Store,
    permit: &Permit,
    (person, goal): (PersonId, GoalId),
    form: StateForm<GoalState>,
    correlation: CorrelationId,
) -> Result<Kept, PlanError> {
    let content = format!("{goal} {} {:?}", form.version, form.state);
    let Opened::Change(change) = open(store, permit, person, &form.voice, (form.key, content)).await? else {
        return Ok(Kept::AlreadyKnown);
    };
    if let Some(refused) = form.state.reason().and_then(reason_refused) {
        return Err(PlanError::Refused(vec![refused]));
    }
    let now = change.goal(goal)?;
    if now.state == form.state {
        return change.leave().await;
    }
    if now.written != form.version {
        let base = change.history.goal_at(goal, form.version).ok_or(PlanError::NotFound)?;
        return Err(PlanError::GoalChanged { base: Box::new(base), now: Box::new(now) });
    }
    let version = change.history.next_version(goal);
    let entry = NewEntry::Goal { goal, version, what: now.what, state: form.state };
    let draft = super::write_goal::draft(Some(goal));
    change.keep(entry, &draft, ("where a goal stands changed", correlation)).await
}

/// Says how far a step of `person` is. The words stay, and stay whose they were.
pub async fn set_step_state(
    store: &Store,
    permit: &Permit,
    (person, goal, step): (PersonId, GoalId, StepId),
    form: StateForm<StepState>,
    correlation: CorrelationId,
) -> Result<Kept, PlanError> {
    let content = format!("{goal} {step} {} {:?}", form.version, form.state);
    let Opened::Change(change) = open(store, permit, person, &form.voice, (form.key, content)).await? else {
        return Ok(Kept::AlreadyKnown);
    };
    if let Some(refused) = form.state.reason().and_then(reason_refused) {
        return Err(PlanError::Refused(vec![refused]));
    }
    let steps = change.goal(goal)?.steps;
    let now = steps.into_iter().find(|one| one.id == step).ok_or(PlanError::NotFound)?;
    if now.state == form.state {
        return change.leave().await;
    }
    if now.version != form.version {
        let base = change.history.goal_at(goal, form.version);
        let base = base.and_then(|goal| goal.steps.into_iter().find(|one| one.id == step));
        let base = base.ok_or(PlanError::NotFound)?;
        return Err(PlanError::StepChanged { base: Box::new(base), now: Box::new(now) });
    }
    let version = change.history.next_version(goal);
    let entry = NewEntry::Step { goal, step, version, what: now.what, state: form.state };
    let draft = super::write_step::draft(goal, Some(step));
    change.keep(entry, &draft, ("how far a step is changed", correlation)).await
}
