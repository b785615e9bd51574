//! By when an appointment must have been: what a licence says of the first one, and any other last day.

use jiff::civil::Date;

use crate::agency::coded;
use crate::calendar::BankHolidays;
use crate::place::TimeOfDay;
use crate::reason::{Force, Reason, Source, long_date};

/// The kinds of first appointment.
pub const FIRST_APPOINTMENT: Source = Source {
    citation: "Create and vary a licence: time of the initial appointment (how we read its four kinds)",
    force: Force::Practice,
    verified: false,
};

coded! {
    /// What is said about when the first appointment must be; the codes are those of the licence service.
    DeadlineKind {
        /// Nothing.
        None = "NO_DEADLINE", "No deadline";
        /// As soon as somebody is out.
        Immediate = "IMMEDIATE_UPON_RELEASE", "Straight after release, before anything else";
        /// The next working day.
        NextWorkingDay = "NEXT_WORKING_DAY_2PM", "By 2pm on the next working day";
        /// A day and a time.
        Specific = "SPECIFIC_DATE_TIME", "By a certain day and time";
        /// None is needed.
        NotNeeded = "NO_APPOINTMENT_NEEDED", "No appointment is needed";
    }
}

/// By when it must have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deadline {
    /// At any time.
    None,
    /// On the day of release, before anything else.
    Immediate,
    /// By 2pm on the next working day after release.
    NextWorkingDay,
    /// By this time.
    By {
        /// Day.
        day: Date,
        /// Time.
        time: TimeOfDay,
    },
    /// It need not be at all.
    NotNeeded,
}

/// The last moment at which an appointment may begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastMoment {
    /// Day.
    pub day: Date,
    /// Time.
    pub time: TimeOfDay,
    /// Why.
    pub because: Reason,
}

impl Deadline {
    /// Its kind.
    pub const fn kind(self) -> DeadlineKind {
        match self {
            Self::None => DeadlineKind::None,
            Self::Immediate => DeadlineKind::Immediate,
            Self::NextWorkingDay => DeadlineKind::NextWorkingDay,
            Self::By { .. } => DeadlineKind::Specific,
            Self::NotNeeded => DeadlineKind::NotNeeded,
        }
    }

    /// The last moment for somebody who is released on `release`; none where there is no deadline.
    ///
    /// # What it says
    /// "Immediate upon release" is the day of release; "next working day, 2pm" is 2pm on the first working day after it;
    /// a certain day and time is that.
    ///
    /// # Source
    /// [`FIRST_APPOINTMENT`].
    ///
    /// # Applies to
    /// Appointments that carry one of these kinds.
    ///
    /// # Example
    /// Released on Thursday 25 March 2027, before Good Friday: by 2pm on Tuesday 30 March.
    pub fn last(self, release: Date, holidays: &BankHolidays) -> Option<LastMoment> {
        let because = |day: Date, time: TimeOfDay, words: String| LastMoment {
            day,
            time,
            because: Reason::new("FIRST-APPOINTMENT", FIRST_APPOINTMENT, [words]),
        };
        match self {
            Self::None | Self::NotNeeded => None,
            Self::Immediate => {
                let words = format!("it must be on the day of release, {}, before anything else", long_date(release));
                Some(because(release, TimeOfDay::END, words))
            }
            Self::NextWorkingDay => {
                let day = holidays.next_working_day(release.tomorrow().unwrap_or(release));
                let words = format!("it must be by 2pm on {}, the first working day after release", long_date(day));
                Some(because(day, TimeOfDay::new(14, 0), words))
            }
            Self::By { day, time } => {
                Some(because(day, time, format!("it must be by {} on {}", time.words(), long_date(day))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_last_moment_of_each_kind() {
        let holidays = BankHolidays::default();
        let two = TimeOfDay::new(14, 0);
        for (deadline, release, last) in [
            (Deadline::None, date(2027, 3, 1), None),
            (Deadline::NotNeeded, date(2027, 3, 1), None),
            (Deadline::Immediate, date(2027, 3, 1), Some((date(2027, 3, 1), TimeOfDay::END))),
            (Deadline::NextWorkingDay, date(2027, 3, 1), Some((date(2027, 3, 2), two))),
            (Deadline::NextWorkingDay, date(2027, 3, 5), Some((date(2027, 3, 8), two))),
            (Deadline::NextWorkingDay, date(2027, 3, 25), Some((date(2027, 3, 30), two))),
            (Deadline::NextWorkingDay, date(2026, 12, 24), Some((date(2026, 12, 29), two))),
            (Deadline::By { day: date(2027, 3, 9), time: two }, date(2027, 3, 5), Some((date(2027, 3, 9), two))),
        ] {
            let found = deadline.last(release, &holidays).map(|last| (last.day, last.time));
            assert_eq!(found, last, "{deadline:?} after {release}");
        }
    }
}
