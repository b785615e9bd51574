//! Propose claims from a record that a review found to be of this person: the seam between the review and the ledger.
//!
//! It is called inside the review's own change, whose permit and audit line keep it. Nothing becomes a claim here.

use domain::care_status::{Fact, Ledger};
use domain::id::PersonId;
use store::{StoreError, Tx};

use super::{Linked, facts_of, rows};

/// Proposes what the record says about care, and gives how many proposals are new: what was answered or proposed before is
/// not proposed again.
pub async fn propose_claims(tx: &Tx, person: PersonId, linked: Linked<'_>) -> Result<usize, StoreError> {
    let ledger = Ledger::of(&rows::entries(tx.rows(), person).await?);
    let mut known = ledger.answered();
    known.extend(ledger.proposed.iter().map(|proposal| proposal.fact.key()));
    let new: Vec<Fact> = facts_of(linked.record).into_iter().filter(|fact| known.insert(fact.key())).collect();
    for fact in &new {
        rows::insert_proposal(tx, person, fact, &linked).await?;
    }
    Ok(new.len())
}

/// Takes the proposals of a link back that was undone, and gives how many. A claim that was accepted from one stays, and
/// the ledger says that nothing in force says so any more.
pub async fn take_back_proposals(tx: &Tx, person: PersonId, link: &str) -> Result<u64, StoreError> {
    rows::delete_proposals(tx, person, link).await
}
