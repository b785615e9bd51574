//! What waits for a person to accept or decline it: what agencies' records propose, less what was answered.

use std::collections::BTreeSet;

use super::{Ledger, Proposal};

/// What waits: what the records say as they stand now, each fact once and by its own entry first, without those that were
/// answered.
pub fn proposals(said: &[Proposal], ledger: &Ledger) -> Vec<Proposal> {
    let answered = ledger.answered();
    let mut all: Vec<Proposal> =
        said.iter().filter(|proposal| !answered.contains(&proposal.fact.key())).cloned().collect();
    all.sort_by(|one, other| (one.origin, &one.fact).cmp(&(other.origin, &other.fact)));
    let mut seen = BTreeSet::new();
    all.retain(|proposal| seen.insert(proposal.fact.key()));
    all.sort();
    all
}
