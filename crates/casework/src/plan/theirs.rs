//! What somebody of the network writes in a plan themselves: a comment, or that a step is done. They who call have asked the
//! policy, used up the form's key, and say what of the plan is shared.

use domain::id::{CommentId, GoalId, PersonId, StepId, SupporterId};
use domain::plan::{How, Party, PlanHistory, PlanRefused, StepState, comment_refused};
use store::{StoreError, Tx};

use super::rows::{self, NewEntry};
use super::voice::Spoken;

/// Who of the network speaks.
#[derive(Debug, Clone)]
pub(crate) struct Speaker {
    /// As whom.
    pub(crate) whose: Party,
    /// By name.
    pub(crate) name: String,
    /// Who.
    pub(crate) supporter: SupporterId,
}

impl Speaker {
    fn spoken(self) -> Spoken {
        let Self { whose, name, supporter } = self;
        Spoken { whose, name: Some(name), worker: None, supporter: Some(supporter), how: How::Here }
    }
}

/// A plan that is held until the change ends.
#[derive(Debug)]
pub(crate) struct Upon {
    /// Whose.
    person: PersonId,
    /// As it stands.
    pub(crate) history: PlanHistory,
}

impl Upon {
    /// Holds the plan of `person` and reads it.
    pub(crate) async fn hold(tx: &Tx, person: PersonId) -> Result<Self, StoreError> {
        rows::hold_plan(tx.rows(), person).await?;
        Ok(Self { person, history: super::history(tx.rows(), (person, ""), tx.context()).await? })
    }

    /// Adds a comment, or says why not.
    pub(crate) async fn comment(
        &self,
        tx: &Tx,
        goal: GoalId,
        words: &str,
        speaker: Speaker,
    ) -> Result<Option<PlanRefused>, StoreError> {
        if let Some(refused) = comment_refused(words) {
            return Ok(Some(refused));
        }
        let id = CommentId::from_bits(tx.context().new_id());
        let entry = NewEntry::Comment { id, goal, words: words.trim().to_owned() };
        rows::insert(tx, self.person, entry, &speaker.spoken()).await?;
        Ok(None)
    }

    /// Says that a step is done. Its words stay, and stay whose they were.
    pub(crate) async fn done(
        &self,
        tx: &Tx,
        (goal, step): (GoalId, StepId),
        speaker: Speaker,
    ) -> Result<(), StoreError> {
        let now = self.history.goal_at(goal, u32::MAX).map(|goal| goal.steps).unwrap_or_default();
        let Some(what) = now.into_iter().find(|one| one.id == step).map(|one| one.what) else { return Ok(()) };
        let version = self.history.next_version(goal);
        let entry = NewEntry::Step { goal, step, version, what, state: StepState::Completed };
        rows::insert(tx, self.person, entry, &speaker.spoken()).await
    }
}
