//! What is recorded of a person's time in care: claims, who may see each, what files propose, and where it disagrees.
//!
//! Nothing is made of another claim: records only propose, those of another entry that somebody found to be the same person
//! among them, and a worker accepts or declines with a reason.

mod answer_proposal;
mod change;
mod load;
mod look_again;
mod rows;
mod say_wrong;
mod set_sight;
mod subject;
mod withdraw_claim;
mod write_claim;

use std::collections::BTreeSet;

use domain::care_status::{Entry, Group, Ledger, Reader, Sees};
use domain::id::PersonId;
use store::{Rows, StoreError};

use crate::record;

pub use crate::circle::Voice;
pub use answer_proposal::{AnswerForm, answer_proposal};
pub use change::{CareChanged, CareError};
pub use load::{Care, Waiting, care};
pub use look_again::look_again;
pub use say_wrong::say_wrong;
pub use set_sight::set_sight;
pub use subject::Subject;
pub use withdraw_claim::withdraw_claim;
pub use write_claim::{ClaimForm, write_claim};

/// Of these people, those whose leaving-care category `reader` is not to see, by the young adult's newest word: two
/// questions at most, and none for the council, which sees it always. It binds wherever the category would be shown, not in
/// the ledger alone. Where another entry's records are read with somebody's, what was said there binds here too.
pub async fn hidden_from(
    rows: &impl Rows,
    people: &[PersonId],
    reader: Option<Reader>,
) -> Result<BTreeSet<PersonId>, StoreError> {
    let Some(reader) = reader else { return Ok(people.iter().copied().collect()) };
    if reader.is_shown(Some(Group::Council), &Sees::new()) {
        return Ok(BTreeSet::new());
    }
    let joined = record::joined_with(rows, people).await?;
    let mut all: BTreeSet<PersonId> = people.iter().copied().collect();
    all.extend(joined.values().flatten());
    let said = rows::category_sights(rows, &all.into_iter().collect::<Vec<_>>()).await?;
    let hides = |person: &PersonId| said.get(person).is_some_and(|sees| !reader.is_shown(Some(Group::Council), sees));
    let is_hidden =
        |person: &&PersonId| hides(person) || joined.get(person).is_some_and(|others| others.iter().any(hides));
    Ok(people.iter().filter(is_hidden).copied().collect())
}

/// The ledger of these entries, as narrow as what was said with the entries whose records are read with this one's.
async fn ledger(rows: &impl Rows, entries: &[Entry], others: &BTreeSet<PersonId>) -> Result<Ledger, StoreError> {
    let others: Vec<PersonId> = others.iter().copied().collect();
    let said = rows::category_sights(rows, &others).await?;
    Ok(Ledger::of(entries).narrowed(said.values()))
}
