//! Where the plans of several people meet and do not fit: conflicts, gaps and things planned twice, each with why, whom it
//! concerns, and a way to settle it.
//!
//! A pure function over what is on record. Nothing found is stored: a finding is there as long as its facts are. Only
//! what people say of it is kept (accepted, with a reason), and that counts while the finding still reads the same.

mod alike;
mod conflicts;
mod duplicates;
mod facts;
mod finding;
mod gaps;
mod kind;
mod moved;
mod people;
mod settle;
mod sources;
mod travel;
mod words;

pub use alike::{same_name, same_words, shared_words};
pub use facts::{
    Address, Appointment, Condition, Curfew, DutyDay, Facts, Goal, Named, Purpose, Restraint, Spot, Step, Supporter,
};
pub use finding::{Finding, Ref, Severity, Summary, findings};
pub use kind::{Group, Kind};
pub use moved::{Moved, moved};
pub use settle::Settle;

#[cfg(test)]
mod tests;
