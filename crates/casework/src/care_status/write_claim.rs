//! Write a claim down, or the next version of one: the young adult's own word, or what a worker's agency knows.

use access::Permit;
use domain::care_status::{ClaimKind, Group, NewClaim, Sees, Writer};
use domain::id::{ClaimId, CorrelationId, FormKey, PersonId};
use domain::plan::Party;
use store::Store;

use super::change::{CareChanged, CareError, begin};
use super::rows::{self, Version};
use super::{Subject, Voice};

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// What it changes, and the version that the form was opened with; none for a new claim.
    pub changes: Option<(ClaimId, u32)>,
    /// What is claimed.
    pub what: NewClaim,
    /// Of the young adult's own new word: who sees it.
    pub sees: Sees,
    /// Whose word.
    pub voice: Voice,
}

/// Keeps it.
pub async fn write_claim(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: ClaimForm,
    correlation: CorrelationId,
) -> Result<CareChanged, CareError> {
    let digest = format!("claim\n{:?}\n{:?}\n{:?}\n{:?}", form.changes, form.what, form.sees, form.voice);
    let Some(begun) = begin(store, permit, person, (form.key, &digest)).await? else {
        return Ok(CareChanged::AlreadyKnown);
    };
    let today = begun.tx.context().today();
    let spoken = form.voice.from(&begun.place).ok_or(CareError::NotTheirWord)?;
    let writer = match spoken.whose {
        Party::YoungAdult => Writer::YoungAdult,
        _ => Writer::Worker(Group::of_role(begun.place.role).ok_or(CareError::NotTheirWord)?),
    };
    let what = form.what.check(writer, today).map_err(CareError::Refused)?;
    let held_by = match writer {
        Writer::YoungAdult => None,
        Writer::Worker(group) => Some(group),
    };
    let (claim, version, words) = match form.changes {
        None => (ClaimId::from_bits(begun.tx.context().new_id()), 1, "claim about care written down"),
        Some((id, seen)) => {
            let now = begun.claim(id)?;
            // Nobody turns one sort of claim into another, or corrects what a file or another agency says.
            if now.held_by != held_by || now.what.kind != what.kind || now.fact.is_some() {
                return Err(CareError::NotTheirWord);
            }
            if now.version != seen {
                return Err(CareError::Changed);
            }
            (id, seen.saturating_add(1), "claim about care changed")
        }
    };
    let kept = Version { claim, number: version, what: &what, held_by, from: None, why: "" };
    rows::insert_claim(&begun.tx, person, &kept, spoken).await?;
    if version == 1 && what.kind == ClaimKind::SelfIdentified {
        rows::insert_sight(&begun.tx, (person, Subject::Claim(claim)), &form.sees, spoken).await?;
    }
    begun.tx.drop_draft(permit.asker().account, "care", person).await?;
    begun.commit(words, correlation).await
}
