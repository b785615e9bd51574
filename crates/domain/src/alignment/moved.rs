//! What a moved release date breaks, and what it mends: the findings before and after, held against each other.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::facts::Facts;
use super::finding::{Finding, findings};

/// What another release date changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The date before.
    pub from: Option<Date>,
    /// The date after.
    pub to: Option<Date>,
    /// Findings that are there with the new date alone, or come nearer because of it.
    pub breaks: Vec<Finding>,
    /// Findings that were there with the old date alone.
    pub mends: Vec<Finding>,
    /// The facts with the new date.
    pub after: Facts,
}

/// What another release date changes on `today`: `facts` as they are, and `after` with the other date and everything that is
/// counted from it.
pub fn moved(facts: &Facts, after: Facts, today: Date) -> Moved {
    let (before, now) = (findings(facts, today), findings(&after, today));
    // A missing address is told again as the release comes near: that is news, and mends nothing.
    let key = |one: &Finding| (one.key(), one.stage_days);
    let old: BTreeSet<_> = before.iter().map(key).collect();
    let new: BTreeSet<_> = now.iter().map(Finding::key).collect();
    Moved {
        from: facts.release_on,
        to: after.release_on,
        breaks: now.into_iter().filter(|one| !old.contains(&key(one))).collect(),
        mends: before.into_iter().filter(|one| !new.contains(&one.key())).collect(),
        after,
    }
}
