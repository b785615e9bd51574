//! Comment on a goal: something to say that is not the goal itself.

use access::Permit;
use domain::id::{CommentId, CorrelationId, FormKey, GoalId, PersonId};
use domain::plan::comment_refused;
use store::Store;

use super::change::{Kept, Opened, PlanError, open};
use super::rows::NewEntry;
use super::voice::Voice;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The goal.
    pub goal: GoalId,
    /// What is said.
    pub words: String,
    /// Who says it.
    pub voice: Voice,
}

/// Keeps a comment in the plan of `person`.
pub async fn comment_on_goal(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: CommentForm,
    correlation: CorrelationId,
) -> Result<Kept, PlanError> {
    let content = format!("{} {:?}", form.goal, form.words);
    let Opened::Change(change) = open(store, permit, person, &form.voice, (form.key, content)).await? else {
        return Ok(Kept::AlreadyKnown);
    };
    if let Some(refused) = comment_refused(&form.words) {
        return Err(PlanError::Refused(vec![refused]));
    }
    change.goal(form.goal)?;
    let id = CommentId::from_bits(change.tx.context().new_id());
    let entry = NewEntry::Comment { id, goal: form.goal, words: form.words.trim().to_owned() };
    change.keep(entry, &format!("comment:{}", form.goal), ("comment on a goal kept", correlation)).await
}
