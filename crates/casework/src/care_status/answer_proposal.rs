//! Accept or decline what a record proposes: a person decides, with a reason. Only then is it a claim.

use access::Permit;
use domain::care_status::Proposal;
use domain::id::{ClaimId, CorrelationId, FormKey, PersonId};
use store::Store;

use super::Voice;
use super::change::{CareChanged, CareError, begin, reason};
use super::load::{said_by, waiting};
use super::rows::{self, Version};
use crate::record;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The proposal, as its address names it.
    pub proposal: String,
    /// Whether it is accepted.
    pub accept: bool,
    /// On what that rests.
    pub why: String,
}

/// Keeps the answer. What waits is worked out again inside the change: a file that was undone meanwhile proposes nothing.
pub async fn answer_proposal(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: AnswerForm,
    correlation: CorrelationId,
) -> Result<CareChanged, CareError> {
    let why = reason(&form.why)?;
    let digest = format!("proposal\n{}\n{}\n{why}", form.proposal, form.accept);
    let Some(begun) = begin(store, permit, person, (form.key, &digest)).await? else {
        return Ok(CareChanged::AlreadyKnown);
    };
    let spoken = Voice::Own.from(&begun.place).ok_or(CareError::NotTheirWord)?;
    let records = record::records(begun.tx.rows(), &[person]).await?.remove(&person).unwrap_or_default();
    let said: Vec<Proposal> = records.iter().flat_map(said_by).collect();
    let reader = begun.reader()?;
    let mut all = waiting(&said, &begun.ledger, person).into_iter();
    let found = all.find(|one| one.id == form.proposal).ok_or(CareError::NotFound)?;
    let Proposal { fact, origin } = found.proposal;
    if !begun.ledger.shows_fact_to(reader, fact.held_by) {
        return Err(CareError::NotFound);
    }
    let key = fact.key();
    if form.accept {
        let claim = ClaimId::from_bits(begun.tx.context().new_id());
        let held_by = Some(fact.held_by);
        let kept = Version { claim, number: 1, what: &fact.what, held_by, from: Some((&key, origin.link())), why };
        rows::insert_claim(&begun.tx, person, &kept, spoken).await?;
        begun.commit("proposal about care accepted", correlation).await
    } else {
        rows::insert_decline(&begun.tx, person, (&key, why), spoken).await?;
        begun.commit("proposal about care declined", correlation).await
    }
}
