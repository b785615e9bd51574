//! What a young adult shares with somebody of their network: read on that one's own pages, with what they do there.

mod change;
mod comment;
mod rows;
mod say_step_done;

use access::SharedWith;
use domain::id::{GoalId, PersonId, SupporterId};
use domain::network::{Network, Shared, Supporter};
use domain::plan::Plan;
use domain::{Date, Timestamp};
use store::{Context, Rows, StoreError};

pub use change::{SharedChanged, SharedError};
pub use comment::{CommentOnShared, comment_on_shared};
pub use say_step_done::{StepDone, say_step_done};

use crate::circle::CircleOf;
use crate::{network, plan};

/// What the policy must know of `person` when somebody of their network asks: with whom they share something today. One
/// question.
pub async fn circle(rows: &impl Rows, person: PersonId, today: Date) -> Result<CircleOf, StoreError> {
    let network = network::network(rows, person).await?;
    Ok(CircleOf { shared: shared_with(&network, today), network: Some(network), ..CircleOf::empty(person) })
}

fn shared_with(network: &Network, today: Date) -> Vec<SharedWith> {
    let with = |one: &Supporter| {
        let consent = one.shared(today)?;
        Some(SharedWith { supporter: one.id, may_comment: consent.may_comment })
    };
    network.supporters.iter().filter_map(with).collect()
}

/// Network and plan of a young adult, from which what is shared follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    /// Everybody around the young adult.
    pub network: Network,
    /// The plan as it stands.
    pub plan: Plan,
}

impl Sharing {
    /// Reads both: two questions, or one where the door has read the network already.
    pub async fn load(
        rows: &impl Rows,
        (person, name): (PersonId, &str),
        network: Option<Network>,
        context: &Context,
    ) -> Result<Self, StoreError> {
        let plan = plan::history(rows, (person, name), context).await?.now();
        let network = match network {
            Some(network) => network,
            None => network::network(rows, person).await?,
        };
        Ok(Self { network, plan })
    }

    /// What `supporter` sees on `today`.
    pub fn with(&self, supporter: SupporterId, today: Date) -> Option<(&Supporter, Shared<'_>)> {
        let one = self.network.find(supporter)?;
        Some((one, Shared::with(one, &self.network, &self.plan, today)?))
    }
}

/// A comment that somebody of the network wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnComment {
    /// On which goal.
    pub goal: GoalId,
    /// What it says.
    pub words: String,
    /// When it was written.
    pub at: Timestamp,
}

/// The comments that `supporter` wrote in the plan of `person`, the first first: one question. Nobody else's are theirs to
/// read.
pub async fn own_comments(
    rows: &impl Rows,
    person: PersonId,
    supporter: SupporterId,
) -> Result<Vec<OwnComment>, StoreError> {
    rows::comments(rows, person, supporter).await
}

/// Those of the network who have used a code, and so can sign in: one question.
pub async fn with_account(rows: &impl Rows, person: PersonId) -> Result<Vec<SupporterId>, StoreError> {
    rows::with_account(rows, person).await
}
