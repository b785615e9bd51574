//! Take back what was written down, say that it is wrong, and say whether one wants to be considered.

use access::Permit;
use domain::cohort::Consent;
use domain::id::{CorrelationId, FormKey, NeedFactId, PersonId};
use store::Store;

use super::begin::{CohortChanged, CohortError, about_person, optional, reason};
use super::rows::{self, Spoken};

/// Takes a fact back: a worker what workers wrote, with a reason; the young adult what they wrote, with or without one.
pub async fn take_back(
    store: &Store,
    permit: &Permit,
    (person, fact): (PersonId, NeedFactId),
    (key, why): (FormKey, &str),
    correlation: CorrelationId,
) -> Result<CohortChanged, CohortError> {
    let digest = format!("take back\n{fact}\n{why}");
    let Some(begun) = about_person(store, permit, person, (key, &digest)).await? else {
        return Ok(CohortChanged::AlreadyKnown);
    };
    let young_adult = begun.is_young_adult();
    begun.facts.find(fact).filter(|one| one.is_for(young_adult)).ok_or(CohortError::NotFound)?;
    let why = if young_adult { optional(why)? } else { reason(why)? };
    rows::insert_said(&begun, Spoken::TakenBack { fact, why }).await?;
    begun.commit("need taken back", correlation).await
}

/// The young adult says that a worker's fact is wrong; without words: that it is not wrong any more.
pub async fn dispute(
    store: &Store,
    permit: &Permit,
    (person, fact): (PersonId, NeedFactId),
    (key, words): (FormKey, &str),
    correlation: CorrelationId,
) -> Result<CohortChanged, CohortError> {
    let digest = format!("dispute\n{fact}\n{words}");
    let Some(begun) = about_person(store, permit, person, (key, &digest)).await? else {
        return Ok(CohortChanged::AlreadyKnown);
    };
    let found = begun.facts.find(fact).filter(|one| begun.is_young_adult() && !one.is_for(true));
    let found = found.ok_or(CohortError::NotFound)?;
    let words = optional(words)?;
    if words.is_empty() && found.disputed.is_none() {
        return Err(CohortError::NoReason);
    }
    rows::insert_said(&begun, Spoken::Disputed { fact, words }).await?;
    begun.commit("said that a need is wrong", correlation).await
}

/// What the young adult wants, in their own words, or written down by a worker who was told.
pub async fn answer(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    (key, consent, words): (FormKey, Consent, &str),
    correlation: CorrelationId,
) -> Result<CohortChanged, CohortError> {
    let digest = format!("answer\n{consent:?}\n{words}");
    let Some(begun) = about_person(store, permit, person, (key, &digest)).await? else {
        return Ok(CohortChanged::AlreadyKnown);
    };
    // A worker says in whose words they were told; the young adult need not give any.
    let words = if begun.is_young_adult() { optional(words)? } else { reason(words)? };
    rows::insert_said(&begun, Spoken::Answer { consent, words }).await?;
    begun.commit("said whether they want to be thought of for more help", correlation).await
}
