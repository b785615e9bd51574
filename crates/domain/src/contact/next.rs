//! When the personal adviser must next be in touch: of all duties that a contact closes, the one that is due first.
//!
//! The rules themselves are law files (`E-CUSTVIS`, `E-VIS-7`, `E-VIS-2M`, `E-KIT-8W` and others); the clock asks them.

use jiff::civil::Date;

use super::Visit;
use crate::agency::Role;
use crate::duty::{DUE_SOON_DAYS, Duties, Event, EventKind, Owner};
use crate::reason::Reason;

/// How a due date stands to today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// The last day in time has passed, by this many days.
    Overdue {
        /// Days since the last day in time; one or more.
        days: i32,
    },
    /// Due within a fortnight, in this many days; 0 is today.
    DueSoon {
        /// Days left.
        days: i32,
    },
    /// Further away than a fortnight.
    Coming {
        /// Days left.
        days: i32,
    },
}

/// The next contact that is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextContact {
    /// The last day in time.
    pub due: Date,
    /// How that stands to today.
    pub standing: Standing,
    /// Which rule, on which facts, from which source.
    pub because: Reason,
}

impl NextContact {
    /// The contact that leaving care owes first; nothing where no rule asks for one, as where nobody leads as adviser.
    pub fn of(duties: &Duties<'_, '_>) -> Option<Self> {
        let closes = |kind| move |duty: &&crate::duty::Duty<'_>| duty.version.closed_by.has(kind);
        let contacts = duties.list.iter().filter(|duty| {
            let is_contact = closes(EventKind::Seen)(duty) || closes(EventKind::InTouch)(duty);
            is_contact && duty.rule.owner == Owner::LeavingCare && duty.state.is_owed()
        });
        let first =
            contacts.filter(|duty| duty.due.is_some()).min_by_key(|duty| (duty.due, duty.force(), duty.rule.id))?;
        let due = first.due?;
        Some(Self { due, standing: Standing::of(due, duties.position.today()), because: first.reason() })
    }
}

impl Standing {
    /// How `due` stands to `today`.
    pub fn of(due: Date, today: Date) -> Self {
        let days = (due - today).get_days();
        match days {
            ..0 => Self::Overdue { days: -days },
            0..=DUE_SOON_DAYS => Self::DueSoon { days },
            _ => Self::Coming { days },
        }
    }
}

impl Visit {
    /// What the contact is to the clock: made by the personal adviser, came about, not taken back. Face to face and by
    /// video they saw one another; otherwise they were in touch.
    pub fn event(&self) -> Option<Event> {
        let counts = self.role == Role::PersonalAdviser && !self.withdrawn && self.what.outcome.is_attended();
        let kind = if self.what.channel.is_seeing() { EventKind::Seen } else { EventKind::InTouch };
        counts.then_some(Event { on: self.what.visited_on, kind, outcome: None })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;
    use crate::contact::{Channel, Function, NewVisit, NotAttendedReason, Outcome};
    use crate::id::{ContactId, PersonId, WorkerId};

    #[test]
    fn which_contacts_the_clock_counts() {
        use Channel::{InPerson, Letter, Message, Phone, Video};
        let missed = Outcome::NotAttended(NotAttendedReason::PrisonRegime);
        for (channel, outcome, role, withdrawn, counts) in [
            (InPerson, Outcome::Attended, Role::PersonalAdviser, false, Some(EventKind::Seen)),
            (Video, Outcome::Attended, Role::PersonalAdviser, false, Some(EventKind::Seen)),
            (Phone, Outcome::Attended, Role::PersonalAdviser, false, Some(EventKind::InTouch)),
            (Message, Outcome::Attended, Role::PersonalAdviser, false, Some(EventKind::InTouch)),
            (Letter, Outcome::Attended, Role::PersonalAdviser, false, Some(EventKind::InTouch)),
            (InPerson, missed, Role::PersonalAdviser, false, None),
            (InPerson, Outcome::Attended, Role::PrisonOffenderManager, false, None),
            (InPerson, Outcome::Attended, Role::KeyWorker, false, None),
            (InPerson, Outcome::Attended, Role::PersonalAdviser, true, None),
        ] {
            let visit = Visit {
                id: ContactId::from_bits(1),
                person: PersonId::from_bits(2),
                by: WorkerId::from_bits(3),
                role,
                what: NewVisit {
                    visited_on: date(2027, 2, 3),
                    channel,
                    outcome,
                    functions: BTreeSet::from([Function::Review]),
                    note: String::new(),
                },
                withdrawn,
            };
            assert_eq!(visit.event().map(|event| event.kind), counts, "{channel:?} {outcome:?} {role:?} {withdrawn}");
        }
    }

    #[test]
    fn a_day_counts_as_late_from_the_day_after() {
        let due = date(2027, 3, 31);
        for (today, standing) in [
            (date(2027, 4, 1), Standing::Overdue { days: 1 }),
            (date(2027, 3, 31), Standing::DueSoon { days: 0 }),
            (date(2027, 3, 17), Standing::DueSoon { days: 14 }),
            (date(2027, 3, 16), Standing::Coming { days: 15 }),
        ] {
            assert_eq!(Standing::of(due, today), standing, "{today}");
        }
    }
}
