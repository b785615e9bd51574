//! What a day of release is made of, as it is known.

use jiff::civil::Date;

use super::ready::ItemKind;
use super::stop::Stop;
use crate::alignment::same_name;
use crate::calendar::BankHolidays;
use crate::licence::{Condition, Rule};
use crate::place::{Means, Spot, TimeOfDay, TravelModel, TravelTime};

/// The margin that a day must have before it is said that it can be done, unless an authority chose another.
pub const MARGIN_MINUTES: u16 = 20;
/// Why so long.
pub const MARGIN_REASON: &str = "a bus that does not come, a queue at a desk or a wait for property at the gate each cost about 20 minutes (our assumption)";

/// The way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Which prison's gate.
    pub spot: Spot,
    /// They may come out from this time on.
    pub from: TimeOfDay,
    /// And by this time at the latest: what the day is counted from.
    pub to: TimeOfDay,
}

/// Where they sleep the first night.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Where.
    pub spot: Spot,
    /// Nobody is let in after this.
    pub by: Option<TimeOfDay>,
}

/// A day of release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayPlan {
    /// The day.
    pub on: Date,
    /// The way out, if it is known.
    pub gate: Option<Gate>,
    /// Where they must be.
    pub stops: Vec<Stop>,
    /// Where they sleep, if it is known.
    pub home: Option<Home>,
    /// What they can travel with.
    pub means: Means,
    /// Conditions of the licence.
    pub conditions: Vec<Condition>,
    /// Minutes that any one thing may take longer before something is missed.
    pub margin_minutes: u16,
    /// Why so many.
    pub margin_reason: String,
    /// Who is named for something of the day, by name: who meets them, who is there at night.
    pub people: Vec<(ItemKind, String)>,
}

/// What is the same for everybody: bank holidays, how fast one gets about, and what people who know the ways say.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    /// Bank holidays.
    pub holidays: &'a BankHolidays,
    /// How fast one gets about.
    pub model: &'a TravelModel,
    /// What people who know say of single ways.
    pub said: &'a [TravelTime],
}

impl DayPlan {
    /// Conditions that hold on the day.
    pub fn holding(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|condition| condition.holds_on(self.on, self.on))
    }

    /// The condition that forbids to meet somebody of this name that day.
    pub(super) fn forbids(&self, name: &str) -> Option<&Condition> {
        self.holding().find(|condition| match &condition.rule {
            Rule::NoContact { name: barred } => same_name(barred, name),
            _ => false,
        })
    }

    /// The minutes of the day in which a curfew holds.
    pub(super) fn curfews(&self) -> Vec<(i32, i32)> {
        self.conditions.iter().flat_map(|condition| condition.curfew_on(self.on, self.on)).collect()
    }

    /// When they must be home: at the start of the last curfew of the day, or before the door is locked.
    pub(super) fn home_by(&self) -> i32 {
        let evening = self.curfews().into_iter().filter(|(_, to)| *to == 24 * 60).map(|(from, _)| from).min();
        let door = self.home.as_ref().and_then(|home| home.by).map(TimeOfDay::minutes);
        evening.into_iter().chain(door).min().unwrap_or(24 * 60)
    }

    /// Gate, places of stops and home, in this order: where the ways of the day lie between. Stops that are by phone have none.
    pub(super) fn spots(&self) -> Vec<Spot> {
        let gate = self.gate.iter().map(|gate| gate.spot.clone());
        let stops = self.stops.iter().filter_map(Stop::spot);
        gate.chain(stops).chain(self.home.iter().map(|home| home.spot.clone())).collect()
    }
}
