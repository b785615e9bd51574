//! Places that people go to: where they are, when they are open and why not, and how long the way between two of them takes.

mod coordinates;
mod hours;
mod opening;
mod time_of_day;
mod travel;
mod ways;

pub use coordinates::{Coordinates, CoordinatesRefused};
pub use hours::{Closure, HoursRefused, OnBankHolidays, Spell, Week};
pub use opening::{HOURS, NewPlace, Opening, Place, PlaceKind, PlaceRefused};
pub use time_of_day::{NotATime, TimeOfDay};
pub use travel::{ASSUMED, Assumption, Means, Mode, TravelModel, TravelTime};
pub use ways::{Journey, Spot, Ways};
