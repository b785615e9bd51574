//! Who may do what, for whom and why: one policy asked by every door.
//!
//! The rules are text (`policies.cedar`), numbered, each with one plain sentence. [`Policy::ask`] answers with a
//! [`Permit`], without which nothing can be kept, or a [`Refused`], which is audited. What decides is the asker's current
//! place in the person's circle, never the building the person is in: access survives release.

mod about;
mod action;
mod asker;
mod cedar;
mod permit;
mod policy;

pub use about::{About, PersonFacts, SharedWith};
pub use action::Action;
pub use asker::{Asker, Purpose, Who};
pub use permit::{Permit, Refused, RefusedBecause};
pub use policy::{Policy, PolicyError, Rule};
