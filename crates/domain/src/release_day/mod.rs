//! The day of release, hour by hour: whether it can be done, what is in the way, and what could be changed.

mod alert;
mod clash;
mod compiled;
mod day;
mod feasibility;
mod later_home;
mod money;
mod propose;
mod ready;
mod run;
mod search;
mod stop;
#[cfg(test)]
mod tests;

pub use alert::{Alert, alerts};
pub use clash::{Clash, ClashKind};
pub use day::{DayPlan, Gate, Home, MARGIN_MINUTES, MARGIN_REASON, World};
pub use feasibility::{Feasibility, Verdict, feasibility};
pub use later_home::LaterHome;
pub use money::{Amount, DAILY_NEED_PENCE, Gap, Money, RELEASE_PAYMENT, ReleasePayment, release_payment};
pub use propose::{CHANGES_MAX, Change, Proposal, Proposals, STOPS_MAX, propose};
pub use ready::{ITEM_WORDS_MAX, Item, ItemKind, ItemState};
pub use run::{Run, Visit};
pub use stop::{Stop, WayOff};
