//! Whom to offer intensive support: reasons beside a person, a rule that a panel can change, and whom a panel chose and why.
//!
//! The order is a help and decides nothing: anybody may be chosen, with a reason. What is not known counts neither for nor
//! against anybody, and nothing here is a number about a person that could be added up to a score.

mod change;
mod fact;
mod fairness;
mod finding;
mod need;
mod order;
mod rule;
mod session;

pub use change::{COUNTING, Change, Counts, LeftOut, Told, changes};
pub use fact::{
    Answered, Consent, Entry, Fact, FactRefused, FactSource, Facts, NewFact, Said, Says, TIMES_MAX, WORDS_LENGTH_MAX,
    What, Wrote,
};
pub use fairness::{ALARM_RULE, CAUTION_BELOW, Compared, Feature, Features, Group, alarm, compare, ratio};
pub use finding::{Away, Finding, Line, Recorded, State, findings};
pub use need::Need;
pub use order::{Placed, in_order};
pub use rule::{Asked, Reasons, Rule, RuleRefused};
pub use session::{
    Choice, ChoiceRefused, CloseRefused, Closed, Proposed, Session, SessionEntry, SessionSays, Standing, Stood,
};

#[cfg(test)]
mod tests;
