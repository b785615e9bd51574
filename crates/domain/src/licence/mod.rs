//! What a licence lets somebody do after release: curfew, exclusion zone, no contact, reporting.

mod condition;

pub use condition::{CONDITION_WORDS_MAX, Condition, ConditionRefused, NewCondition, Rule, RuleKind};
