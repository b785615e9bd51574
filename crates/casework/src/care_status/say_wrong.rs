//! Say that something recorded of one's care is wrong: it stands beside the claim until somebody has put it right.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PersonId};
use domain::plan::Party;
use store::Store;

use super::change::{CareChanged, CareError, begin, optional};
use super::{Subject, Voice, rows};

/// Keeps it; no words take back what was said.
pub async fn say_wrong(
    store: &Store,
    permit: &Permit,
    (person, subject): (PersonId, Subject),
    (key, words, voice): (FormKey, &str, Voice),
    correlation: CorrelationId,
) -> Result<CareChanged, CareError> {
    let words = optional(words)?;
    let digest = format!("disputed\n{subject:?}\n{words}\n{voice:?}");
    let Some(begun) = begin(store, permit, person, (key, &digest)).await? else {
        return Ok(CareChanged::AlreadyKnown);
    };
    let spoken = voice.from(&begun.place).ok_or(CareError::NotTheirWord)?;
    if spoken.whose != Party::YoungAdult {
        return Err(CareError::NotTheirWord);
    }
    begun.finds(subject)?;
    let said_before = match subject {
        Subject::Claim(id) => begun.claim(id)?.disputed.is_some(),
        Subject::Category => begun.ledger.category_disputed.is_some(),
    };
    if words.is_empty() && !said_before {
        return Err(CareError::NoReason);
    }
    rows::insert_dispute(&begun.tx, (person, subject), words, spoken).await?;
    begun.commit("said that something about care is wrong", correlation).await
}
