//! Stop sharing with somebody at once, and undo that: two buttons on the young adult's own page.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PersonId, SupporterId};
use domain::network::Consent;
use domain::plan::Party;
use store::Store;

use super::change::{Begun, NetworkChanged, NetworkError, begin};
use super::{Voice, rows};

/// From now on the supporter sees nothing: at their next request.
pub async fn stop_sharing(
    store: &Store,
    permit: &Permit,
    (person, supporter): (PersonId, SupporterId),
    key: FormKey,
    correlation: CorrelationId,
) -> Result<NetworkChanged, NetworkError> {
    let Some(begun) = begin(store, permit, person, (key, &format!("stop\n{supporter}"))).await? else {
        return Ok(NetworkChanged::AlreadyKnown);
    };
    let network = rows::network(begun.tx.rows(), begun.person).await?;
    let now = network.find(supporter).ok_or(NetworkError::NotFound)?.consent.clone();
    let Some(now) = now.filter(|consent| !consent.is_no()) else {
        // Nothing is shared: there is nothing to stop, and what could be undone stays what it was.
        begun.tx.roll_back().await?;
        return Ok(NetworkChanged::AlreadyKnown);
    };
    let nothing = Consent { areas: Vec::new(), named: false, release_day: false, may_comment: false, ..now };
    say(begun, supporter, nothing, ("sharing with a supporter ended", correlation)).await
}

/// What was shared before the last stop is shared again, until the day that was said then.
pub async fn share_again(
    store: &Store,
    permit: &Permit,
    (person, supporter): (PersonId, SupporterId),
    key: FormKey,
    correlation: CorrelationId,
) -> Result<NetworkChanged, NetworkError> {
    let Some(begun) = begin(store, permit, person, (key, &format!("share again\n{supporter}"))).await? else {
        return Ok(NetworkChanged::AlreadyKnown);
    };
    let today = begun.tx.context().today();
    let network = rows::network(begun.tx.rows(), begun.person).await?;
    let before = network.find(supporter).and_then(|one| one.undoes(today)).ok_or(NetworkError::NotFound)?.clone();
    say(begun, supporter, before, ("sharing with a supporter set", correlation)).await
}

/// Keeps this as the young adult's own word of today.
async fn say(
    begun: Begun,
    supporter: SupporterId,
    consent: Consent,
    (words, correlation): (&str, CorrelationId),
) -> Result<NetworkChanged, NetworkError> {
    let (today, now) = (begun.tx.context().today(), begun.tx.context().now());
    let spoken = Voice::Own.from(&begun.place).filter(|spoken| spoken.whose == Party::YoungAdult);
    let spoken = spoken.ok_or(NetworkError::NotTheirWord)?;
    let until = if consent.is_no() { today } else { consent.until };
    let consent = Consent { from: today, until, how: spoken.how, by: String::new(), at: now, ..consent };
    rows::insert_consent(&begun.tx, (begun.person, supporter), &consent, spoken).await?;
    begun.commit(words, supporter, correlation).await
}
