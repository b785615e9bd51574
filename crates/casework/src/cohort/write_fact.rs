//! Write something down of somebody's needs, or the next version of it.

use access::Permit;
use domain::cohort::NewFact;
use domain::id::{CorrelationId, FormKey, NeedFactId, PersonId};
use store::Store;

use super::begin::{CohortChanged, CohortError, about_person};
use super::rows;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// What it changes, and the version that the form was opened with; none for a new fact.
    pub changes: Option<(NeedFactId, u32)>,
    /// What is written down.
    pub new: NewFact,
}

/// Keeps it.
pub async fn write_fact(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: FactForm,
    correlation: CorrelationId,
) -> Result<CohortChanged, CohortError> {
    let digest = format!("fact\n{:?}\n{:?}", form.changes, form.new);
    let Some(begun) = about_person(store, permit, person, (form.key, &digest)).await? else {
        return Ok(CohortChanged::AlreadyKnown);
    };
    let today = begun.tx.context().today();
    let new = form.new.check(begun.is_young_adult(), today).map_err(CohortError::Fact)?;
    let (fact, version, words) = match form.changes {
        None => (NeedFactId::from_bits(begun.tx.context().new_id()), 1, "need written down"),
        Some((id, seen)) => {
            let now = begun.facts.find(id).filter(|fact| fact.is_for(begun.is_young_adult()));
            let now = now.ok_or(CohortError::NotFound)?;
            if now.version != seen {
                return Err(CohortError::Changed);
            }
            (id, seen.saturating_add(1), "need changed")
        }
    };
    rows::insert_fact(&begun, (fact, version), &new).await?;
    begun.tx.drop_draft(permit.asker().account, "need", person).await?;
    begun.commit(words, correlation).await
}
