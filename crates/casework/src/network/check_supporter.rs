//! Record a safety check: whether it is safe that somebody takes part. Neither the young adult nor the supporter reads why.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PersonId, SupporterId};
use domain::network::Check;
use store::Store;

use super::change::{NetworkChanged, NetworkError, begin, reason};
use super::{Voice, rows};

/// Keeps it. `why` is for workers alone.
pub async fn check_supporter(
    store: &Store,
    permit: &Permit,
    (person, supporter): (PersonId, SupporterId),
    (key, check, why): (FormKey, Check, &str),
    correlation: CorrelationId,
) -> Result<NetworkChanged, NetworkError> {
    let why = reason(why)?;
    let digest = format!("check\n{supporter}\n{check:?}\n{why}");
    let Some(begun) = begin(store, permit, person, (key, &digest)).await? else {
        return Ok(NetworkChanged::AlreadyKnown);
    };
    let spoken = Voice::Own.from(&begun.place).ok_or(NetworkError::NotTheirWord)?;
    rows::network(begun.tx.rows(), begun.person).await?.find(supporter).ok_or(NetworkError::NotFound)?;
    rows::insert_check(&begun.tx, (begun.person, supporter), (check, why), spoken).await?;
    begun.commit("safety check recorded", supporter, correlation).await
}
