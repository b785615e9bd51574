//! Write a step: a new one, or other words, another day, another actor for one that is there.

use access::Permit;
use domain::id::{CorrelationId, FormKey, GoalId, PersonId, StepId};
use domain::plan::{NewStep, StepState, reason_refused};
use store::Store;

use super::change::{Kept, Opened, PlanError, open};
use super::rows::NewEntry;
use super::voice::Voice;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepForm {
    /// The form's one-time key: posted twice, written once.
    pub key: FormKey,
    /// The goal it leads to.
    pub goal: GoalId,
    /// The step that is changed, with the version that the form was opened on; none for a new one.
    pub step: Option<(StepId, u32)>,
    /// What it is to say.
    pub what: NewStep,
    /// How far it is.
    pub state: StepState,
    /// Whose words these are.
    pub voice: Voice,
}

/// Under what the writer's unfinished step is kept.
pub(super) fn draft(goal: GoalId, step: Option<StepId>) -> String {
    step.map_or_else(|| format!("steps:{goal}"), |step| format!("step:{step}"))
}

/// Writes a step in the plan of `person`.
pub async fn write_step(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: StepForm,
    correlation: CorrelationId,
) -> Result<Kept, PlanError> {
    let today = store.context().today();
    let content = format!("{} {:?} {:?} {:?}", form.goal, form.step, form.what, form.state);
    let Opened::Change(change) = open(store, permit, person, &form.voice, (form.key, content)).await? else {
        return Ok(Kept::AlreadyKnown);
    };
    let draft = draft(form.goal, form.step.map(|(step, _)| step));
    let goal = change.goal(form.goal)?;
    let known = match form.step {
        None => None,
        Some((step, version)) => {
            let step = goal.steps.into_iter().find(|one| one.id == step).ok_or(PlanError::NotFound)?;
            Some((step, version))
        }
    };
    let before = known.as_ref().map(|(step, _)| &step.what);
    let mut refused = Vec::new();
    refused.extend(form.state.reason().and_then(reason_refused));
    let what = match form.what.check(before, today) {
        Ok(what) if refused.is_empty() => what,
        Ok(_) => return Err(PlanError::Refused(refused)),
        Err(wrong) => return Err(PlanError::Refused([wrong, refused].concat())),
    };
    let version = change.history.next_version(form.goal);
    let Some((now, opened_on)) = known else {
        let step = StepId::from_bits(change.tx.context().new_id());
        let entry = NewEntry::Step { goal: form.goal, step, version, what, state: form.state };
        return change.keep(entry, &draft, ("step written", correlation)).await;
    };
    if now.what == what && now.state == form.state {
        return change.leave().await;
    }
    if now.version != opened_on {
        let base = change.history.goal_at(form.goal, opened_on);
        let base = base.and_then(|goal| goal.steps.into_iter().find(|one| one.id == now.id));
        let base = base.ok_or(PlanError::NotFound)?;
        return Err(PlanError::StepChanged { base: Box::new(base), now: Box::new(now) });
    }
    let entry = NewEntry::Step { goal: form.goal, step: now.id, version, what, state: form.state };
    change.keep(entry, &draft, ("step changed", correlation)).await
}
