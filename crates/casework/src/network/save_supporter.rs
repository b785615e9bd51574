//! Put somebody in the network, or write the next version of what is said of them.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PersonId, SupporterId};
use domain::network::NewSupporter;
use store::Store;

use super::change::{NetworkChanged, NetworkError, begin};
use super::{Voice, rows};

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupporterForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// Whom it changes, and the version that the form was opened with; none for somebody new.
    pub changes: Option<(SupporterId, u32)>,
    /// What is said of them.
    pub what: NewSupporter,
    /// Whose words.
    pub voice: Voice,
}

/// Keeps it.
pub async fn save_supporter(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: SupporterForm,
    correlation: CorrelationId,
) -> Result<NetworkChanged, NetworkError> {
    let digest = format!("supporter\n{:?}\n{:?}\n{:?}", form.changes, form.what, form.voice);
    let Some(begun) = begin(store, permit, person, (form.key, &digest)).await? else {
        return Ok(NetworkChanged::AlreadyKnown);
    };
    let what = form.what.check().map_err(NetworkError::Refused)?;
    let spoken = form.voice.from(&begun.place).ok_or(NetworkError::NotTheirWord)?;
    let (supporter, version) = match form.changes {
        None => (SupporterId::from_bits(begun.tx.context().new_id()), 1),
        Some((supporter, seen)) => {
            let network = rows::network(begun.tx.rows(), begun.person).await?;
            let now = network.find(supporter).ok_or(NetworkError::NotFound)?;
            if now.version != seen {
                return Err(NetworkError::Changed);
            }
            (supporter, seen.saturating_add(1))
        }
    };
    rows::insert_supporter(&begun.tx, (begun.person, supporter), version, &what, spoken).await?;
    let account = permit.asker().account;
    begun.tx.drop_draft(account, "supporter", begun.person).await?;
    begun.commit("supporter written down", supporter, correlation).await
}
