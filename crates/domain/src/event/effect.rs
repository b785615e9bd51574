//! What something recorded does to the duties of a person: which it closes, and what is owed next because of it.

use jiff::civil::Date;

use super::happened::Happened;
use crate::duty::{ChangeKind, Duty, Law, RecordedFacts, changes};

/// What something on the record did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect<'l> {
    /// The tasks that it closed, and those that return and were last done by it, as they stand now.
    pub closed: Vec<Duty<'l>>,
    /// The tasks that are owed because of it, or on another day than before: the most pressing first. What returns after
    /// it was closed is among them.
    pub next: Vec<Duty<'l>>,
}

/// What `happened`, which is among `facts`, does to the duties on `today`: the same facts without it are asked too.
pub fn effect<'l>(law: Law<'l>, facts: &RecordedFacts, happened: Happened, today: Date) -> Effect<'l> {
    let without = happened.taken_from(facts.clone());
    let (without, with) = (without.facts(), facts.facts());
    let (before, after) = (law.duties(&without, today), law.duties(&with, today));
    let closed = match happened {
        Happened::Event(event) => after.closed_by(&event).copied().collect(),
        Happened::Spell(_) | Happened::Since(_) => Vec::new(),
    };
    let is_next = |kind| !matches!(kind, ChangeKind::Done | ChangeKind::Gone);
    let next = changes(&before, &after).into_iter().filter(|change| is_next(change.kind)).map(|change| change.duty);
    let mut next: Vec<Duty<'l>> = next.filter(|duty| duty.rule.answers.is_none()).collect();
    next.sort_by_key(|duty| (duty.due.is_none(), duty.due, duty.force(), duty.rule.id));
    Effect { closed, next }
}
