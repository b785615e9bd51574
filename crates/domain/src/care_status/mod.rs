//! What is known of a person's time in care, claim by claim: who says so, how well it is founded, who may see it.
//!
//! A young adult's own word, an alert on the prison's record, a court's or council's record, an authority's answer and the
//! leaving-care category that follows from time in care are five things. None is made of another: a file only proposes,
//! and a worker accepts or declines with a reason. Where claims disagree, the answer says so and who can settle it. What
//! the duties rest on ([`crate::care::care_status`]) stands beside the claims and is changed by none of them.

mod claim;
mod disagreement;
mod fact;
mod ledger;
mod proposals;
mod sight;
pub mod source;

pub use claim::{AUTHORITY_LENGTH_MAX, ClaimKind, ClaimRefused, Grade, NewClaim, Says, WORDS_LENGTH_MAX, Writer};
pub use disagreement::{Disagreement, DisagreementKind, Settler, WorkedOut};
pub use fact::{Fact, Origin, Proposal, facts_of_alerts, facts_of_episodes};
pub use ledger::{Claim, Declined, Entry, Ledger, Said, What, Withdrawn};
pub use proposals::proposals;
pub use sight::{Group, Reader, Sees};

#[cfg(test)]
mod tests;
