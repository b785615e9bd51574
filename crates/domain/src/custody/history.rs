//! What agencies have said of one person's release over time: what stands now, and what moved, when and by whose word.
//!
//! # What it says
//! Of each kind of date the word given last stands; of two words of one day the earlier date, since it is better to be
//! ready too soon. A word that was taken back or replaced no longer stands, and where nothing replaced it, the word before
//! it does. Nothing here calculates a sentence.
//!
//! # Source
//! Practice: release dates of whole groups move by law and by recalculation, so each is kept with its source and day.
//!
//! # Applies to
//! Everybody in custody.
//!
//! # Example
//! A conditional release date of 10 March 2027 was given on 1 September 2026, one of 2 February 2027 on 20 October: it
//! moved on 20 October, 36 days earlier.

use jiff::civil::Date;

use super::release_date::{counted_on, in_a_sentence};
use super::{ReleaseDate, ReleaseDateKind, Shown, release_date_shown};
use crate::reason::{Force, Reason, Source, long_date};

const MOVES: Source = Source {
    citation: "release dates as agencies gave them, compared by the day they were true",
    force: Force::Practice,
    verified: true,
};

/// A release date as somebody gave it, and whether it still stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Given {
    /// The date with its kind, source and the day it was true.
    pub date: ReleaseDate,
    /// The first day on which it no longer stands, because it was replaced or taken back. Later dates of its kind need no
    /// such mark: they stand before it anyway.
    pub superseded_on: Option<Date>,
}

impl From<ReleaseDate> for Given {
    fn from(date: ReleaseDate) -> Self {
        Self { date, superseded_on: None }
    }
}

impl Given {
    fn stands(&self, on: Date) -> bool {
        self.date.as_of <= on && self.superseded_on.is_none_or(|end| on < end)
    }
}

/// Every release date that was ever given for one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReleaseDates(Vec<Given>);

/// A change of the date of one kind, or of the date to count on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The day since which the new date was true.
    pub known_on: Date,
    /// The date that stood before; `None` if there was none.
    pub before: Option<ReleaseDate>,
    /// The date that stands from then on; `None` if it was taken back.
    pub after: Option<ReleaseDate>,
}

impl ReleaseDates {
    /// These dates, in any order; the same word twice is one word.
    pub fn new(given: impl IntoIterator<Item = impl Into<Given>>) -> Self {
        let mut given: Vec<Given> = given.into_iter().map(Into::into).collect();
        given.sort_by(|a, b| (a.date.as_of, &a.date, a.superseded_on).cmp(&(b.date.as_of, &b.date, b.superseded_on)));
        given.dedup();
        Self(given)
    }

    /// Every word, the oldest first.
    pub fn given(&self) -> &[Given] {
        &self.0
    }

    /// The dates that stand now, one of each kind, in the order of the kinds.
    pub fn current(&self) -> Vec<ReleaseDate> {
        standing(&self.unsuperseded())
    }

    /// The dates that stood on a day, one of each kind: what was known then.
    pub fn known_on(&self, on: Date) -> Vec<ReleaseDate> {
        standing(&self.standing_on(on))
    }

    /// The date to count on now, and why this one.
    pub fn shown(&self, precedence: &[ReleaseDateKind]) -> Option<Shown> {
        release_date_shown(&self.unsuperseded(), precedence)
    }

    /// What changed of one kind, the oldest change first. The first word on it is a change from nothing.
    pub fn changes_of(&self, kind: ReleaseDateKind) -> Vec<Change> {
        self.changes(&[kind], |before, after| before.on == after.on)
    }

    /// What changed of the date to count on, the oldest change first. A date that is confirmed without moving is a change
    /// too: it is more certain.
    pub fn changes_shown(&self, precedence: &[ReleaseDateKind]) -> Vec<Change> {
        self.changes(precedence, |before, after| (before.kind, before.on) == (after.kind, after.on))
    }

    fn changes(
        &self,
        precedence: &[ReleaseDateKind],
        is_same: impl Fn(&ReleaseDate, &ReleaseDate) -> bool,
    ) -> Vec<Change> {
        let mut days: Vec<Date> =
            self.0.iter().flat_map(|given| [Some(given.date.as_of), given.superseded_on]).flatten().collect();
        days.sort_unstable();
        days.dedup();
        let mut changes = Vec::new();
        let mut before: Option<ReleaseDate> = None;
        for known_on in days {
            let after = counted_on(&self.standing_on(known_on), precedence).cloned();
            let is_change = match (&before, &after) {
                (Some(before), Some(after)) => !is_same(before, after),
                (before, after) => before.is_some() != after.is_some(),
            };
            if is_change {
                changes.push(Change { known_on, before: before.take(), after: after.clone() });
            }
            // The newest word on an unchanged date is the one to name when it changes.
            before = after;
        }
        changes
    }

    fn unsuperseded(&self) -> Vec<ReleaseDate> {
        let now = self.0.iter().filter(|given| given.superseded_on.is_none());
        now.map(|given| given.date.clone()).collect()
    }

    fn standing_on(&self, on: Date) -> Vec<ReleaseDate> {
        self.0.iter().filter(|given| given.stands(on)).map(|given| given.date.clone()).collect()
    }
}

/// One date of each kind.
fn standing(dates: &[ReleaseDate]) -> Vec<ReleaseDate> {
    let kinds = ReleaseDateKind::ALL.iter();
    kinds.filter_map(|kind| counted_on(dates, &[*kind]).cloned()).collect()
}

impl Change {
    /// By how many days the date moved: below zero if it came forward. `None` where a date was first given or taken back.
    pub fn days(&self) -> Option<i32> {
        let (before, after) = (self.before.as_ref()?, self.after.as_ref()?);
        // A span of days between two civil dates always fits.
        Some((after.on - before.on).get_days())
    }

    /// Who said so: the source of the new date, or of the one that was taken back.
    pub fn said_by(&self) -> &str {
        self.after.as_ref().or(self.before.as_ref()).map_or("", |date| date.source.as_str())
    }

    /// What changed, in sentences, and on whose word.
    pub fn reason(&self) -> Reason {
        let told = |date: &ReleaseDate| format!("given by {} on {}", date.source, long_date(date.as_of));
        let named = |date: &ReleaseDate| format!("the {} is {}", in_a_sentence(date.kind), long_date(date.on));
        let mut because = Vec::new();
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => {
                because.extend([named(after), told(after), self.moved()]);
                because.push(format!("before, {}, {}", named(before).replacen(" is ", " was ", 1), told(before)));
            }
            (None, Some(after)) => because.extend([named(after), told(after), "no date was known before".to_owned()]),
            (Some(before), None) => {
                because.push(format!(
                    "the {} of {} no longer stands",
                    in_a_sentence(before.kind),
                    long_date(before.on)
                ));
                because.extend([told(before), format!("since {} no date is known", long_date(self.known_on))]);
            }
            (None, None) => {}
        }
        Reason::new("E-RELEASE-MOVED", MOVES, because)
    }

    fn moved(&self) -> String {
        match self.days() {
            None | Some(0) => "the day is the same".to_owned(),
            Some(-1) => "1 day earlier".to_owned(),
            Some(1) => "1 day later".to_owned(),
            Some(days) if days < 0 => format!("{} days earlier", -days),
            Some(days) => format!("{days} days later"),
        }
    }
}
