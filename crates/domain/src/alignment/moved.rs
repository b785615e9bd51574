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

/// What changes on `today` if the release is on `to` instead of the day in `facts`. What else is counted from the release
/// stays as it stands: duties are worked out anew by whoever asks with their own new days.
pub fn moved(facts: &Facts, to: Option<Date>, today: Date) -> Moved {
    let after = Facts { release_on: to, ..facts.clone() };
    let (before, now) = (findings(facts, today), findings(&after, today));
    // A missing address is told again as the release comes near: that is news, and mends nothing.
    let key = |one: &Finding| (one.key(), one.stage_days);
    let old: BTreeSet<_> = before.iter().map(key).collect();
    let new: BTreeSet<_> = now.iter().map(Finding::key).collect();
    Moved {
        from: facts.release_on,
        to,
        breaks: now.into_iter().filter(|one| !old.contains(&key(one))).collect(),
        mends: before.into_iter().filter(|one| !new.contains(&one.key())).collect(),
        after,
    }
}
