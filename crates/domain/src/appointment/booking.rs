//! An appointment as it stands on the record.

use jiff::civil::Date;

use super::deadline::Deadline;
use crate::agency::coded;
use crate::id::{AppointmentId, PlaceId};
use crate::place::TimeOfDay;

coded! {
    /// What an appointment is for.
    AppointmentKind {
        /// The probation officer.
        Probation = "probation", "Probation";
        /// A council's housing team.
        Housing = "housing", "Housing";
        /// The Jobcentre.
        Jobcentre = "jobcentre", "Jobcentre";
        /// Fetching medicine.
        Pharmacy = "pharmacy", "Pharmacy";
        /// A bank.
        Bank = "bank", "Bank";
        /// A doctor, nurse or drug service.
        Health = "health", "Health";
        /// The personal adviser.
        PersonalAdviser = "personal_adviser", "Personal adviser";
        /// Fetching a key, signing for a room.
        MovingIn = "moving_in", "Moving in";
        /// Anything else.
        Other = "other", "Something else";
    }
}

/// On which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// On the day of release, whichever that is.
    DayOfRelease,
    /// On this day.
    On(Date),
}

impl When {
    /// The day, for somebody who is released on `release`; none without a release date.
    pub fn day(self, release: Option<Date>) -> Option<Date> {
        match self {
            Self::DayOfRelease => release,
            Self::On(day) => Some(day),
        }
    }
}

/// Where it takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Venue {
    /// At a place of the directory.
    At(PlaceId),
    /// By phone.
    Phone {
        /// The number.
        number: String,
    },
}

impl Venue {
    /// Whether it is by phone and nobody has the number yet.
    pub fn lacks_number(&self) -> bool {
        matches!(self, Self::Phone { number } if matches!(number.trim(), "" | "number to be asked for"))
    }
}

/// Whether it can be held at another time of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Movable {
    /// No.
    Fixed,
    /// Whoever holds it would also take them between these times.
    Within {
        /// From.
        from: TimeOfDay,
        /// Its last start.
        to: TimeOfDay,
    },
}

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It is to be.
    Planned,
    /// It has been.
    Kept,
    /// It will not be.
    Cancelled {
        /// Why.
        reason: String,
    },
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Which.
    pub id: AppointmentId,
    /// What for.
    pub kind: AppointmentKind,
    /// "First meeting": empty where the kind says enough.
    pub what: String,
    /// With whom: a name, a post, an agency.
    pub with: String,
    /// Where.
    pub venue: Venue,
    /// On which day.
    pub when: When,
    /// At what time; none where one may come at any time.
    pub starts: Option<TimeOfDay>,
    /// How long it takes.
    pub minutes: u16,
    /// Whether it can be moved.
    pub movable: Movable,
    /// What must have been before it.
    pub after: Option<AppointmentId>,
    /// By when it must have been.
    pub deadline: Deadline,
    /// Whether it could be held by phone.
    pub phone_possible: bool,
    /// Whether it could be held before release.
    pub before_release_possible: bool,
    /// How it stands.
    pub state: State,
}

/// How the day of an appointment stands to the release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No release date is known, or it moves with it.
    WithRelease,
    /// So many days before: in prison still.
    Before {
        /// Days.
        days: i32,
    },
    /// On the day.
    OnTheDay,
    /// So many days after.
    After {
        /// Days.
        days: i32,
    },
}

impl Appointment {
    /// "Jobcentre: first interview".
    pub fn title(&self) -> String {
        let what = self.what.trim();
        if what.is_empty() { self.kind.words().to_owned() } else { format!("{}: {what}", self.kind.words()) }
    }

    /// Whether it is still to be.
    pub const fn is_planned(&self) -> bool {
        matches!(self.state, State::Planned)
    }

    /// How its day stands to the release.
    pub fn standing(&self, release: Option<Date>) -> Standing {
        let (When::On(day), Some(release)) = (self.when, release) else { return Standing::WithRelease };
        match (day - release).get_days() {
            0 => Standing::OnTheDay,
            days if days < 0 => Standing::Before { days: -days },
            days => Standing::After { days },
        }
    }
}
