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
mod voice;
mod withdraw_claim;
mod write_claim;

use std::collections::BTreeSet;

use domain::care_status::{Group, Reader};
use domain::id::PersonId;
use store::{Rows, StoreError};

pub use answer_proposal::{AnswerForm, answer_proposal};
pub use change::{CareChanged, CareError};
pub use load::{Care, Waiting, care};
pub use look_again::look_again;
pub use say_wrong::say_wrong;
pub use set_sight::set_sight;
pub use subject::Subject;
pub use voice::Voice;
pub use withdraw_claim::withdraw_claim;
pub use write_claim::{ClaimForm, write_claim};

/// Of these people, those whose leaving-care category `reader` is not to see, by the young adult's newest word: one
/// question. It binds wherever the category would be shown, not in the ledger alone.
pub async fn hidden_from(
    rows: &impl Rows,
    people: &[PersonId],
    reader: Option<Reader>,
) -> Result<BTreeSet<PersonId>, StoreError> {
    let Some(reader) = reader else { return Ok(people.iter().copied().collect()) };
    let said = rows::category_sights(rows, people).await?;
    let hidden = said.into_iter().filter(|(_, sees)| !reader.is_shown(Some(Group::Council), sees));
    Ok(hidden.map(|(person, _)| person).collect())
}
