//! Comment on a goal that a young adult shares: in the plan, as the words of whoever of their network wrote it.

use access::Permit;
use domain::id::{CorrelationId, FormKey, GoalId};
use store::Store;

use super::change::{SharedChanged, SharedError, begin};

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentOnShared {
    /// The form's one-time key.
    pub key: FormKey,
    /// The goal.
    pub goal: GoalId,
    /// What they say.
    pub words: String,
}

/// Keeps it.
pub async fn comment_on_shared(
    store: &Store,
    permit: &Permit,
    form: CommentOnShared,
    correlation: CorrelationId,
) -> Result<SharedChanged, SharedError> {
    let content = format!("comment {} {:?}", form.goal, form.words);
    let Some(begun) = begin(store, permit, (form.key, &content)).await? else {
        return Ok(SharedChanged::AlreadyKnown);
    };
    begun.goal(form.goal)?;
    let speaker = begun.speaker()?;
    if let Some(refused) = begun.upon.comment(&begun.tx, form.goal, &form.words, speaker).await? {
        return Err(SharedError::Refused(refused));
    }
    begun.commit("comment on a goal kept", correlation).await
}
