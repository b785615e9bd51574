//! Take a claim back: their own word by the young adult, who need not say why; a worker's by the agency that holds it; one
//! out of a record that was joined with theirs also in the post that accepted it.

use access::Permit;
use domain::id::{ClaimId, CorrelationId, FormKey, PersonId};
use domain::plan::Party;
use store::Store;

use super::change::{CareChanged, CareError, begin, optional};
use super::{Voice, rows};

/// Takes it back. It stays readable to those who may: their own word to the young adult alone.
pub async fn withdraw_claim(
    store: &Store,
    permit: &Permit,
    (person, claim): (PersonId, ClaimId),
    (key, why, voice): (FormKey, &str, Voice),
    correlation: CorrelationId,
) -> Result<CareChanged, CareError> {
    let why = optional(why)?;
    let digest = format!("withdrawn\n{claim}\n{why}\n{voice:?}");
    let Some(begun) = begin(store, permit, person, (key, &digest)).await? else {
        return Ok(CareChanged::AlreadyKnown);
    };
    let spoken = voice.from(&begun.place).ok_or(CareError::NotTheirWord)?;
    let now = begun.claim(claim)?;
    let is_theirs = match (spoken.whose, now.held_by) {
        (Party::YoungAdult, None) => true,
        (Party::YoungAdult, Some(_)) | (_, None) => false,
        (_, Some(_)) => now.is_in_hands_of(begun.place.role),
    };
    if !is_theirs {
        return Err(CareError::NotTheirWord);
    }
    if !now.is_own_word() && why.is_empty() {
        return Err(CareError::NoReason);
    }
    rows::insert_withdrawal(&begun.tx, (person, claim), why, spoken).await?;
    begun.commit("claim about care taken back", correlation).await
}
