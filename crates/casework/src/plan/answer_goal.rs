//! Answer a goal: agree, disagree and say why, or that somebody could not answer. A disagreement stays in sight.

use access::Permit;
use domain::id::{AgreementId, CorrelationId, FormKey, GoalId, PersonId};
use domain::plan::Answer;
use store::Store;

use super::change::{Kept, Opened, PlanError, open};
use super::rows::NewEntry;
use super::voice::Voice;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The goal.
    pub goal: GoalId,
    /// The version of the goal with its steps that was shown: nobody agrees with what they have not seen.
    pub version: u32,
    /// The answer.
    pub answer: Answer,
    /// Who answers.
    pub voice: Voice,
}

/// Keeps an answer in the plan of `person`.
pub async fn answer_goal(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: AnswerForm,
    correlation: CorrelationId,
) -> Result<Kept, PlanError> {
    let content = format!("{} {} {:?}", form.goal, form.version, form.answer);
    let Opened::Change(change) = open(store, permit, person, &form.voice, (form.key, content)).await? else {
        return Ok(Kept::AlreadyKnown);
    };
    if let Some(refused) = form.answer.refused(change.spoken.whose) {
        return Err(PlanError::Refused(vec![refused]));
    }
    let now = change.goal(form.goal)?;
    if now.version != form.version {
        let base = change.history.goal_at(form.goal, form.version).ok_or(PlanError::NotFound)?;
        return Err(PlanError::GoalChanged { base: Box::new(base), now: Box::new(now) });
    }
    let id = AgreementId::from_bits(change.tx.context().new_id());
    let entry = NewEntry::Answer { id, goal: form.goal, version: form.version, answer: form.answer };
    change.keep(entry, &format!("answer:{}", form.goal), ("answer to a goal kept", correlation)).await
}
