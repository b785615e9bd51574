//! Whose care a worker must look at again: they accepted a claim from a record that somebody had found to be this
//! person's, and that was taken back. The claim stands until a person takes it back.

use std::collections::BTreeSet;

use domain::id::{PersonId, WorkerId};
use store::{Rows, StoreError};

use super::rows;

/// The people of whom this worker must look again at what they accepted: one question where they accepted nothing of that
/// sort, and two more where they did.
pub async fn look_again(rows: &impl Rows, worker: WorkerId) -> Result<BTreeSet<PersonId>, StoreError> {
    let accepted = rows::accepted_by(rows, worker).await?;
    let links: Vec<_> = accepted.iter().map(|(_, _, link)| *link).collect();
    let undone = rows::undone(rows, &links).await?;
    let open: Vec<_> = accepted.into_iter().filter(|(_, _, link)| undone.contains(link)).collect();
    if open.is_empty() {
        return Ok(BTreeSet::new());
    }
    let claims: Vec<_> = open.iter().map(|(_, claim, _)| *claim).collect();
    let withdrawn = rows::withdrawn(rows, &claims).await?;
    Ok(open.into_iter().filter(|(_, claim, _)| !withdrawn.contains(claim)).map(|(person, ..)| person).collect())
}
