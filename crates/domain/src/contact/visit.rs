//! Recording a contact: what must be known before it goes on the record.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Channel, Function, Outcome};
use crate::agency::Role;
use crate::id::{ContactId, PersonId, WorkerId};

/// Longest note, in characters: ten thousand is about four printed pages.
pub const NOTE_LENGTH_MAX: usize = 10_000;

/// A contact that somebody wants to put on the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVisit {
    /// The day it took place, or should have.
    pub visited_on: Date,
    /// How.
    pub channel: Channel,
    /// Whether it came about.
    pub outcome: Outcome,
    /// What for; at least one.
    pub functions: BTreeSet<Function>,
    /// What was said and agreed, in words the young adult may read. May be empty.
    pub note: String,
}

/// A contact on the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Its id.
    pub id: ContactId,
    /// Whom it was with.
    pub person: PersonId,
    /// Who recorded it.
    pub by: WorkerId,
    /// The place the worker held in the person's circle when recording it.
    pub role: Role,
    /// What was recorded.
    pub what: NewVisit,
    /// Taken back as a mistake: stays readable with a line through it and closes no duty.
    pub withdrawn: bool,
}

/// Why a contact cannot go on the record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VisitRefused {
    /// The day has not come yet.
    #[error("the contact is dated {on}, after today, {today}")]
    InFuture {
        /// The date given.
        on: Date,
        /// Today.
        today: Date,
    },
    /// The day is before the person was born: a slip in the year.
    #[error("the contact is dated {on}, before the person was born")]
    BeforeBirth {
        /// The date given.
        on: Date,
    },
    /// Nothing says what the contact was for.
    #[error("no function chosen")]
    NoFunction,
    /// The note is longer than can be kept; nothing is ever cut off silently.
    #[error("the note has {length} characters; {NOTE_LENGTH_MAX} fit")]
    NoteTooLong {
        /// Its length in characters.
        length: usize,
    },
}

impl NewVisit {
    /// The contact, if it may go on the record of somebody born on `born_on`; otherwise every reason why not.
    pub fn check(self, born_on: Option<Date>, today: Date) -> Result<Self, Vec<VisitRefused>> {
        let mut refused = Vec::new();
        if self.visited_on > today {
            refused.push(VisitRefused::InFuture { on: self.visited_on, today });
        }
        if born_on.is_some_and(|born| self.visited_on < born) {
            refused.push(VisitRefused::BeforeBirth { on: self.visited_on });
        }
        if self.functions.is_empty() {
            refused.push(VisitRefused::NoFunction);
        }
        let length = self.note.chars().count();
        if length > NOTE_LENGTH_MAX {
            refused.push(VisitRefused::NoteTooLong { length });
        }
        if refused.is_empty() { Ok(self) } else { Err(refused) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn visit(on: Date) -> NewVisit {
        NewVisit {
            visited_on: on,
            channel: Channel::InPerson,
            outcome: Outcome::Attended,
            functions: BTreeSet::from([Function::ProgressAndWellbeing]),
            note: String::new(),
        }
    }

    #[test]
    fn what_may_go_on_the_record() {
        let today = date(2026, 11, 21);
        let born = Some(date(2007, 5, 1));
        let refused = |v: NewVisit| v.check(born, today).err().unwrap_or_default();
        assert_eq!(refused(visit(today)), []);
        assert_eq!(refused(visit(date(2026, 11, 22))), [VisitRefused::InFuture { on: date(2026, 11, 22), today }]);
        assert_eq!(refused(visit(date(2006, 11, 1))), [VisitRefused::BeforeBirth { on: date(2006, 11, 1) }]);
        assert_eq!(refused(NewVisit { functions: BTreeSet::new(), ..visit(today) }), [VisitRefused::NoFunction]);
        let long = |length| NewVisit { note: "é".repeat(length), ..visit(today) };
        assert_eq!(refused(long(NOTE_LENGTH_MAX)), []);
        assert_eq!(refused(long(NOTE_LENGTH_MAX + 1)), [VisitRefused::NoteTooLong { length: NOTE_LENGTH_MAX + 1 }]);
        let both = NewVisit { functions: BTreeSet::new(), ..visit(date(2030, 1, 1)) };
        assert_eq!(refused(both).len(), 2, "every reason is told at once");
    }
}
