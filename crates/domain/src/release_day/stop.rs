//! One appointment as a stop of the day.

use jiff::civil::Date;

use crate::appointment::{Appointment, Deadline, Movable, Venue};
use crate::calendar::BankHolidays;
use crate::id::{AppointmentId, PlaceId};
use crate::place::{Place, Spot, TimeOfDay};
use crate::reason::long_date;

/// How an appointment can be taken out of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WayOff {
    /// Held by phone instead: at the same time, without a way.
    Phone,
    /// Held before release.
    BeforeRelease {
        /// On.
        on: Date,
    },
    /// Held on the next day on which it can be.
    Later {
        /// On.
        on: Date,
    },
}

/// A stop of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Which appointment.
    pub id: AppointmentId,
    /// What it is called.
    pub title: String,
    /// With whom.
    pub with: String,
    /// Where; none by phone.
    pub place: Option<(PlaceId, Place)>,
    /// At what time; none where one may come when one likes.
    pub starts: Option<TimeOfDay>,
    /// Between which times it may begin: where it is not fixed, or could be moved to.
    pub window: Option<(TimeOfDay, TimeOfDay)>,
    /// How long it takes.
    pub minutes: i32,
    /// What must have been before.
    pub after: Option<AppointmentId>,
    /// Whether nothing else may come before it.
    pub first: bool,
    /// The last time of that day at which it may begin, with why.
    pub last: Option<(TimeOfDay, String)>,
    /// How it could be taken out of the day: the smallest change first.
    pub ways_off: Vec<WayOff>,
}

impl Stop {
    /// The stop that an appointment is on the day `on` of the release.
    pub fn of(one: &Appointment, place: Option<(PlaceId, Place)>, on: Date, holidays: &BankHolidays) -> Self {
        let last = one.deadline.last(on, holidays).filter(|last| last.day <= on);
        let last = last.map(|last| {
            let time = if last.day < on { TimeOfDay::MIDNIGHT } else { last.time };
            (time, last.because.because.concat())
        });
        let window = match one.movable {
            Movable::Fixed => None,
            Movable::Within { from, to } => Some((from, to)),
        };
        Self {
            id: one.id,
            title: one.title(),
            with: one.with.clone(),
            starts: one.starts,
            window,
            minutes: i32::from(one.minutes),
            after: one.after,
            first: one.deadline == Deadline::Immediate,
            last,
            ways_off: ways_off(one, place.as_ref().map(|(_, place)| place), on, holidays),
            place: place.filter(|_| matches!(one.venue, Venue::At(_))),
        }
    }

    /// Where on the map.
    pub(super) fn spot(&self) -> Option<Spot> {
        let (id, place) = self.place.as_ref()?;
        Some(Spot { id: Some(*id), name: place.name.clone(), at: place.at })
    }
}

fn ways_off(one: &Appointment, place: Option<&Place>, on: Date, holidays: &BankHolidays) -> Vec<WayOff> {
    let mut ways = Vec::new();
    if one.phone_possible && matches!(one.venue, Venue::At(_)) {
        ways.push(WayOff::Phone);
    }
    if one.before_release_possible {
        let before = on.yesterday().map_or(on, |day| holidays.previous_working_day(day));
        ways.push(WayOff::BeforeRelease { on: before });
    }
    let next = holidays.next_working_day(on.tomorrow().unwrap_or(on));
    let next = place.map_or(Some(next), |place| place.next_open_on(next, holidays));
    let is_late = |next: Date| {
        let last = one.deadline.last(on, holidays);
        let starts = one.starts.unwrap_or(TimeOfDay::MIDNIGHT);
        last.is_some_and(|last| (next, starts) > (last.day, last.time))
    };
    if let Some(on) = next.filter(|next| !is_late(*next)) {
        ways.push(WayOff::Later { on });
    }
    ways
}

impl WayOff {
    /// "by phone", "on 4 March 2027, before release".
    pub fn words(self) -> String {
        match self {
            Self::Phone => "by phone".to_owned(),
            Self::BeforeRelease { on } => format!("before release, on {}", long_date(on)),
            Self::Later { on } => format!("on {}", long_date(on)),
        }
    }
}
