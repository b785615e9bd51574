//! The clock: which duties a person is owed on a day, by whom, until when, whether they are done, and why.
//!
//! The law comes as data ([`Rules`], read from files by the `law` crate), the person as recorded [`Facts`]; everything
//! else is worked out, with its reason, each time it is asked.

mod answer;
mod compare;
mod engine;
mod facts;
mod finding;
mod need;
mod position;
mod predicate;
mod refer;
mod rule;
mod trigger;

pub use answer::{By, Duty, State, StateName, WhyNot};
pub use compare::{Change, ChangeKind, changes};
pub use engine::{DUE_SOON_DAYS, Duties, Law, LawBook, Responsible};
pub use facts::{
    CustodySpell, Event, EventKind, EventKinds, Facts, HousingOutcome, Nation, RecordedFacts, Spell, SpellKind,
};
pub use finding::{Finding, FindingKind, findings};
pub use need::{Need, ORDER, RELEASE_SOON_DAYS, Urgency, need};
pub use position::Position;
pub use predicate::{Predicate, Predicates};
pub use refer::{REFER, REFER_SERVICE, Referral, ReferralState, THREATENED_DAYS, housing_referral};
pub use rule::{CountsFrom, Due, Group, Jurisdiction, Lane, Offset, Owner, Rule, Rules, Version};
pub use trigger::Trigger;
