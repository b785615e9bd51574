//! How long a way takes when nobody has said: a stated model, each of its numbers with a name and where it comes from.

use jiff::civil::Date;

use crate::agency::coded;
use crate::id::PlaceId;

coded! {
    /// How somebody gets from one place to another.
    Mode {
        /// On foot.
        Walk = "walk", "walking";
        /// By bus.
        Bus = "bus", "bus";
        /// By train.
        Train = "train", "train";
        /// In a car: met by somebody, or a taxi.
        Car = "car", "car";
    }
}

coded! {
    /// What somebody can use on the day, apart from their feet.
    Means {
        /// Nothing else.
        OnFoot = "on_foot", "On foot only";
        /// Buses.
        Bus = "bus", "On foot and by bus";
        /// Buses and trains.
        PublicTransport = "public_transport", "On foot, by bus and train";
        /// Somebody drives them.
        Car = "car", "Met with a car";
    }
}

impl Means {
    /// Whether this way of travelling is open to them.
    pub const fn has(self, mode: Mode) -> bool {
        match mode {
            Mode::Walk => true,
            Mode::Bus => matches!(self, Self::Bus | Self::PublicTransport),
            Mode::Train => matches!(self, Self::PublicTransport),
            Mode::Car => matches!(self, Self::Car),
        }
    }
}

/// One number of the model, with what it means and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assumption {
    /// "Walking speed".
    pub name: &'static str,
    /// The number.
    pub value: i32,
    /// "metres a minute".
    pub unit: &'static str,
    /// Where it comes from; "our assumption" where from nowhere.
    pub source: &'static str,
}

/// Where a number comes from when nobody measured it here.
const OURS: &str = "our assumption";

const fn assume(name: &'static str, value: i32, unit: &'static str) -> Assumption {
    Assumption { name, value, unit, source: OURS }
}

/// When something runs, in minutes after midnight, how long one waits for it, and how fast it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service {
    /// How fast.
    pub metres_a_minute: Assumption,
    /// Minutes to and from the stops, both ends together.
    pub to_and_from: Assumption,
    /// Minutes of waiting on a weekday or Saturday.
    pub wait: Assumption,
    /// Minutes of waiting on a Sunday or bank holiday.
    pub wait_reduced: Assumption,
    /// First one on a weekday or Saturday.
    pub first: Assumption,
    /// Last one on a weekday or Saturday.
    pub last: Assumption,
    /// First one on a Sunday or bank holiday.
    pub first_reduced: Assumption,
    /// Last one on a Sunday or bank holiday.
    pub last_reduced: Assumption,
    /// Nobody takes it for less than this.
    pub shortest_metres: Assumption,
}

/// The whole model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TravelModel {
    /// How much longer streets are than a straight line, in per cent.
    pub detour_percent: Assumption,
    /// Walking, with a bag.
    pub walk_metres_a_minute: Assumption,
    /// The longest walk that a plan may rest on.
    pub walk_longest_minutes: Assumption,
    /// Driving in and round a town.
    pub car_metres_a_minute: Assumption,
    /// Getting in, parking.
    pub car_minutes: Assumption,
    /// Buses.
    pub bus: Service,
    /// Trains.
    pub train: Service,
}

/// The model that is used.
pub const ASSUMED: TravelModel = TravelModel {
    detour_percent: assume("How much longer streets are than a straight line", 130, "per cent"),
    walk_metres_a_minute: assume("Walking speed with a bag", 75, "metres a minute"),
    walk_longest_minutes: assume("Longest walk that a plan rests on", 45, "minutes"),
    car_metres_a_minute: assume("Speed of a car in and round a town", 550, "metres a minute"),
    car_minutes: assume("Getting in and parking", 5, "minutes"),
    bus: Service {
        metres_a_minute: assume("Speed of a bus with its stops", 280, "metres a minute"),
        to_and_from: assume("Walk to and from bus stops", 8, "minutes"),
        wait: assume("Wait for a bus", 15, "minutes"),
        wait_reduced: assume("Wait for a bus on a Sunday or bank holiday", 30, "minutes"),
        first: assume("First bus", 6 * 60 + 30, "minutes after midnight"),
        last: assume("Last bus", 22 * 60, "minutes after midnight"),
        first_reduced: assume("First bus on a Sunday or bank holiday", 9 * 60, "minutes after midnight"),
        last_reduced: assume("Last bus on a Sunday or bank holiday", 18 * 60, "minutes after midnight"),
        shortest_metres: assume("Shortest way by bus", 800, "metres"),
    },
    train: Service {
        metres_a_minute: assume("Speed of a train with its stops", 900, "metres a minute"),
        to_and_from: assume("Way to and from stations", 20, "minutes"),
        wait: assume("Wait for a train", 20, "minutes"),
        wait_reduced: assume("Wait for a train on a Sunday or bank holiday", 40, "minutes"),
        first: assume("First train", 6 * 60, "minutes after midnight"),
        last: assume("Last train", 22 * 60, "minutes after midnight"),
        first_reduced: assume("First train on a Sunday or bank holiday", 9 * 60, "minutes after midnight"),
        last_reduced: assume("Last train on a Sunday or bank holiday", 20 * 60, "minutes after midnight"),
        shortest_metres: assume("Shortest way by train", 8_000, "metres"),
    },
};

impl Service {
    fn all(&self) -> [Assumption; 9] {
        [
            self.metres_a_minute,
            self.to_and_from,
            self.wait,
            self.wait_reduced,
            self.first,
            self.last,
            self.first_reduced,
            self.last_reduced,
            self.shortest_metres,
        ]
    }
}

impl TravelModel {
    /// Every number of the model, for whoever wants to argue with it.
    pub fn assumptions(&self) -> Vec<Assumption> {
        let first = [
            self.detour_percent,
            self.walk_metres_a_minute,
            self.walk_longest_minutes,
            self.car_metres_a_minute,
            self.car_minutes,
        ];
        first.into_iter().chain(self.bus.all()).chain(self.train.all()).collect()
    }
}

/// What somebody who knows the way says of it. Holds both ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TravelTime {
    /// One end.
    pub from: PlaceId,
    /// The other end.
    pub to: PlaceId,
    /// How.
    pub mode: Mode,
    /// How long from door to door, waiting included.
    pub minutes: u16,
    /// Who says so.
    pub said_by: String,
    /// Why: "the 61 runs every half hour".
    pub why: String,
    /// Since when.
    pub on: Date,
}
