//! Take somebody out of the network, with why: what was said of them stays readable, and nothing is shared any more.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PersonId, SupporterId};
use store::Store;

use super::change::{NetworkChanged, NetworkError, begin, reason};
use super::{Voice, rows};

/// Takes them out.
pub async fn remove_supporter(
    store: &Store,
    permit: &Permit,
    (person, supporter): (PersonId, SupporterId),
    (key, why, voice): (FormKey, &str, Voice),
    correlation: CorrelationId,
) -> Result<NetworkChanged, NetworkError> {
    let why = reason(why)?;
    let digest = format!("removed\n{supporter}\n{why}\n{voice:?}");
    let Some(begun) = begin(store, permit, person, (key, &digest)).await? else {
        return Ok(NetworkChanged::AlreadyKnown);
    };
    let spoken = voice.from(&begun.place).ok_or(NetworkError::NotTheirWord)?;
    let network = rows::network(begun.tx.rows(), begun.person).await?;
    let now = network.find(supporter).ok_or(NetworkError::NotFound)?;
    rows::insert_removal(&begun.tx, (begun.person, supporter), now.version.saturating_add(1), why, spoken).await?;
    begun.commit("supporter taken out", supporter, correlation).await
}
