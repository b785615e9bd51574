//! What waits for a person to accept or decline it: what files and reviews propose, less what was answered.

use std::collections::BTreeSet;

use super::{Fact, Ledger, Origin, Proposal};

/// What waits: the facts of files as they stand now and the proposals of reviews, each once, without those that were
/// answered.
pub fn proposals(of_files: &[Fact], ledger: &Ledger) -> Vec<Proposal> {
    let answered = ledger.answered();
    let mut seen = BTreeSet::new();
    let of_reviews = ledger.proposed.iter().cloned();
    let of_files = of_files.iter().cloned().map(|fact| Proposal { fact, origin: Origin::File });
    let mut all: Vec<Proposal> = of_reviews
        .chain(of_files)
        .filter(|proposal| !answered.contains(&proposal.fact.key()))
        .filter(|proposal| seen.insert(proposal.fact.key()))
        .collect();
    all.sort();
    all
}
