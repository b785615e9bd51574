//! Say that a step is done, by whoever of the network is named as the one who does it.

use access::Permit;
use domain::id::{CorrelationId, FormKey, GoalId, StepId};
use domain::network::Whose;
use store::Store;

use super::change::{SharedChanged, SharedError, begin};

/// What the form brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepDone {
    /// The form's one-time key.
    pub key: FormKey,
    /// The goal.
    pub goal: GoalId,
    /// The step, which must be theirs.
    pub step: StepId,
}

/// Keeps it. A step that is done already stays as it is.
pub async fn say_step_done(
    store: &Store,
    permit: &Permit,
    form: StepDone,
    correlation: CorrelationId,
) -> Result<SharedChanged, SharedError> {
    let content = format!("done {} {}", form.goal, form.step);
    let Some(begun) = begin(store, permit, (form.key, &content)).await? else {
        return Ok(SharedChanged::AlreadyKnown);
    };
    let goal = begun.goal(form.goal)?;
    let own = goal.steps.iter().find(|one| one.step.id == form.step && one.whose == Whose::Theirs);
    if !own.ok_or(SharedError::NotFound)?.can_be_done() {
        return begun.leave().await;
    }
    let speaker = begun.speaker()?;
    begun.upon.done(&begun.tx, (form.goal, form.step), speaker).await?;
    begun.commit("how far a step is changed", correlation).await
}
