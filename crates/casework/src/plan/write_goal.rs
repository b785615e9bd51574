//! Write a goal: a new one, or other words for one that is there. What it said before stays readable.

use access::Permit;
use domain::id::{CorrelationId, FormKey, GoalId, PersonId};
use domain::plan::{GoalState, NewGoal};
use store::Store;

use super::change::{Kept, Opened, PlanError, open};
use super::rows::NewEntry;
use super::voice::Voice;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalForm {
    /// The form's one-time key: posted twice, written once.
    pub key: FormKey,
    /// The goal that is changed, with the version of its words that the form was opened on; none for a new one.
    pub goal: Option<(GoalId, u32)>,
    /// What it is to say.
    pub what: NewGoal,
    /// Where a new one stands; one that is there keeps where it stands.
    pub state: GoalState,
    /// Whose words these are.
    pub voice: Voice,
}

/// Under what the writer's unfinished goal is kept.
pub(super) fn draft(goal: Option<GoalId>) -> String {
    goal.map_or_else(|| "goal".to_owned(), |goal| format!("goal:{goal}"))
}

/// Writes a goal in the plan of `person`.
pub async fn write_goal(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: GoalForm,
    correlation: CorrelationId,
) -> Result<Kept, PlanError> {
    let today = store.context().today();
    let content = format!("{:?} {:?} {:?}", form.goal, form.what, form.state);
    let Opened::Change(change) = open(store, permit, person, &form.voice, (form.key, content)).await? else {
        return Ok(Kept::AlreadyKnown);
    };
    let draft = draft(form.goal.map(|(goal, _)| goal));
    let Some((goal, written)) = form.goal else {
        let what = form.what.check(None, today).map_err(PlanError::Refused)?;
        let goal = GoalId::from_bits(change.tx.context().new_id());
        let entry = NewEntry::Goal { goal, version: 1, what, state: form.state };
        return change.keep(entry, &draft, ("goal written", correlation)).await;
    };
    let now = change.goal(goal)?;
    let what = form.what.check(Some(&now.what), today).map_err(PlanError::Refused)?;
    if now.what == what {
        return change.leave().await;
    }
    if now.written != written {
        let base = change.history.goal_at(goal, written).ok_or(PlanError::NotFound)?;
        return Err(PlanError::GoalChanged { base: Box::new(base), now: Box::new(now) });
    }
    let entry = NewEntry::Goal { goal, version: change.history.next_version(goal), what, state: now.state };
    change.keep(entry, &draft, ("goal changed", correlation)).await
}
