//! Say who sees a claim, or the leaving-care category: the young adult's word, from their phone, or from paper with who typed
//! it in. It binds at once.

use access::Permit;
use domain::care_status::Sees;
use domain::id::{CorrelationId, FormKey, PersonId};
use domain::plan::Party;
use store::Store;

use super::change::{CareChanged, CareError, begin};
use super::{Subject, Voice, rows};

/// Keeps it.
pub async fn set_sight(
    store: &Store,
    permit: &Permit,
    (person, subject): (PersonId, Subject),
    (key, sees, voice): (FormKey, Sees, Voice),
    correlation: CorrelationId,
) -> Result<CareChanged, CareError> {
    let digest = format!("sight\n{subject:?}\n{sees:?}\n{voice:?}");
    let Some(begun) = begin(store, permit, person, (key, &digest)).await? else {
        return Ok(CareChanged::AlreadyKnown);
    };
    let spoken = voice.from(&begun.place).ok_or(CareError::NotTheirWord)?;
    // Nobody opens or shuts a claim but the young adult.
    if spoken.whose != Party::YoungAdult {
        return Err(CareError::NotTheirWord);
    }
    begun.finds(subject)?;
    rows::insert_sight(&begun.tx, (person, subject), &sees, spoken).await?;
    begun.commit("who sees something about care set", correlation).await
}
