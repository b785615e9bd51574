//! What every change by somebody of a network does alike: the policy is asked again upon what is shared then, the form's key is
//! used once, and nothing is touched that they do not see.

use access::{Permit, Who};
use domain::id::{CorrelationId, FormKey, GoalId, PersonId, SupporterId};
use domain::network::{Network, Shared, SharedGoal, Supporter};
use domain::plan::{Party, Plan, PlanRefused};
use store::{Once, Store, StoreError, Tx, What};

use super::shared_with;
use crate::circle::{self, CircleOf, Place};
use crate::network;
use crate::plan::{Speaker, Upon};

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedChanged {
    /// It is kept.
    Kept,
    /// This very form was posted before, or it stands so already; nothing changed.
    AlreadyKnown,
}

/// Why it was not kept.
#[derive(Debug, thiserror::Error)]
pub enum SharedError {
    /// The words cannot be kept as they are.
    #[error("this cannot be written as it is")]
    Refused(PlanRefused),
    /// There is no such thing among what is shared.
    #[error("there is no such thing among what is shared")]
    NotFound,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A change that has begun.
pub(super) struct Begun {
    pub(super) tx: Tx,
    place: Place,
    supporter: SupporterId,
    network: Network,
    pub(super) upon: Upon,
    plan: Plan,
}

/// Begins, as the supporter who asks; none where the same form was posted before. `content` is everything in the form.
pub(super) async fn begin(
    store: &Store,
    permit: &Permit,
    (key, content): (FormKey, &str),
) -> Result<Option<Begun>, SharedError> {
    let Who::Supporter { of: person, supporter } = permit.asker().who else { return Err(SharedError::NotFound) };
    let tx = store.begin().await?;
    let upon = Upon::hold(&tx, person).await?;
    let network = network::network(tx.rows(), person).await?;
    let circle = circle_upon(person, &network, &tx);
    let place = circle::renew_upon(&tx, permit, circle, None)?;
    let digest = store::audit::digest(format!("shared\n{person}\n{content}").as_bytes());
    if let Once::Again { result } = tx.once(key, permit.asker().account, &digest).await? {
        tx.roll_back().await?;
        return if result == digest { Ok(None) } else { Err(SharedError::KeyUsed) };
    }
    let plan = upon.history.now();
    Ok(Some(Begun { tx, place, supporter, network, upon, plan }))
}

fn circle_upon(person: PersonId, network: &Network, tx: &Tx) -> CircleOf {
    CircleOf { shared: shared_with(network, tx.context().today()), ..CircleOf::empty(person) }
}

impl Begun {
    fn one(&self) -> Result<&Supporter, SharedError> {
        self.network.find(self.supporter).ok_or(SharedError::NotFound)
    }

    /// A goal that is shared with them.
    pub(super) fn goal(&self, goal: GoalId) -> Result<SharedGoal<'_>, SharedError> {
        let shared = Shared::with(self.one()?, &self.network, &self.plan, self.tx.context().today());
        shared.and_then(|shared| shared.goal(goal).cloned()).ok_or(SharedError::NotFound)
    }

    /// Who speaks.
    pub(super) fn speaker(&self) -> Result<Speaker, SharedError> {
        let one = self.one()?;
        let whose = Party::of_role(one.role()).ok_or(SharedError::NotFound)?;
        Ok(Speaker { whose, name: one.what.name.clone(), supporter: one.id })
    }

    /// Keeps it, with its line in the audit.
    pub(super) async fn commit(self, words: &str, correlation: CorrelationId) -> Result<SharedChanged, SharedError> {
        self.tx.commit(&self.place.permit, What { words, correlation }).await?;
        Ok(SharedChanged::Kept)
    }

    /// Leaves everything as it is.
    pub(super) async fn leave(self) -> Result<SharedChanged, SharedError> {
        self.tx.roll_back().await?;
        Ok(SharedChanged::AlreadyKnown)
    }
}
