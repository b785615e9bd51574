//! What somebody records by hand: something that was done, that happened on a day, or that lasts. Duties are closed by it,
//! counted from it, or depend on it.

mod circumstance;
mod effect;
mod happened;
mod kind;
mod new_event;

pub use circumstance::{Activity, Circumstance, CircumstanceKind, Lodging, Since, Touch};
pub use effect::{Effect, effect};
pub use happened::Happened;
pub use kind::Kind;
pub use new_event::{AHEAD_YEARS_MAX, EventRefused, NewEvent, ended};
