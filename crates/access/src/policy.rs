//! The one policy: numbered rules, each with its sentence, checked as a whole before anybody can ask.

use crate::cedar::{Asked, Question, Words};
use crate::{About, Action, Asker, Permit, Refused, RefusedBecause, Who};
use cedar_policy::{
    Authorizer, Decision, ParseErrors, PolicyId, PolicySet, PolicySetError, Schema, ValidationMode, Validator,
};
use domain::Date;
use domain::limited_access::Verdict;
use std::collections::HashSet;

const SCHEMA: &str = include_str!("schema.cedarschema");
const POLICIES: &str = include_str!("policies.cedar");

/// Why the policy cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// The schema is not a schema.
    #[error("the schema of the policies cannot be read")]
    Schema(#[source] Box<cedar_policy::CedarSchemaError>),
    /// The text of the policies, or a name in it, cannot be read.
    #[error("the policies cannot be read")]
    Text(#[source] Box<ParseErrors>),
    /// A rule without a number or without a sentence.
    #[error("a rule has no {missing}: {rule}")]
    Unnamed {
        /// `id` or `says`.
        missing: &'static str,
        /// Its text.
        rule: String,
    },
    /// Two rules with the same number.
    #[error("two rules have the same number")]
    SameNumber(#[source] Box<PolicySetError>),
    /// A rule speaks of something that is not there, or can never hold.
    #[error("the policies do not fit their schema: {faults}")]
    Invalid {
        /// What the validator says, one fault after the other.
        faults: String,
    },
    /// The schema has other actions than the doors ask for.
    #[error("the schema and the doors differ on the action {action}")]
    OtherActions {
        /// The first that only one of them knows.
        action: String,
    },
}

/// One rule, for those who want to read the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its number: `P10`.
    pub id: String,
    /// What it says, as one plain sentence without a full stop.
    pub says: String,
    /// Whether it forbids; the others allow.
    pub forbids: bool,
}

/// The policy, loaded once and asked by every door.
#[derive(Debug)]
pub struct Policy {
    policies: PolicySet,
    rules: Vec<Rule>,
    words: Words,
    authorizer: Authorizer,
}

impl Policy {
    /// The policy this program was built with, strictly validated: no error, and no warning either.
    pub fn load() -> Result<Self, PolicyError> {
        Self::read(SCHEMA, POLICIES)
    }

    fn read(schema: &str, policies: &str) -> Result<Self, PolicyError> {
        let (schema, warnings) =
            Schema::from_cedarschema_str(schema).map_err(|error| PolicyError::Schema(Box::new(error)))?;
        let mut faults: Vec<String> = warnings.map(|warning| warning.to_string()).collect();
        let text: PolicySet = policies.parse().map_err(|error| PolicyError::Text(Box::new(error)))?;
        let (policies, rules) = numbered(&text)?;
        let checked = Validator::new(schema.clone()).validate(&policies, ValidationMode::Strict);
        faults.extend(checked.validation_errors().map(ToString::to_string));
        faults.extend(checked.validation_warnings().map(ToString::to_string));
        if !faults.is_empty() {
            return Err(PolicyError::Invalid { faults: faults.join("; ") });
        }
        let words = Words::new()?;
        let doors: HashSet<_> = words.actions().iter().collect();
        let declared: HashSet<_> = schema.actions().collect();
        if let Some(action) = doors.symmetric_difference(&declared).next() {
            return Err(PolicyError::OtherActions { action: action.to_string() });
        }
        Ok(Self { policies, rules, words, authorizer: Authorizer::new() })
    }

    /// Whether `asker` may do this today, about the service or a person (`&facts`), or one of a person's contacts.
    pub fn ask<'a>(
        &self,
        asker: &Asker,
        action: Action,
        about: impl Into<About<'a>>,
        today: Date,
    ) -> Result<Permit, Box<Refused>> {
        let about: About<'_> = about.into();
        let facts = about.facts().filter(|_| action.needs_person());
        let person = facts.map(|facts| facts.person);
        let refused = |because| Err(Refused::new(asker, action, person, because));
        if action.needs_person() && facts.is_none() {
            return refused(if asker.who == Who::Nobody {
                RefusedBecause::NotSignedIn
            } else {
                RefusedBecause::NobodyThere
            });
        }
        let verdict = match (asker.worker(), facts) {
            (Some(worker), Some(facts)) => facts.limited.verdict(worker, today),
            _ => Verdict::Open,
        };
        let asked = Asked { asker, action, about, verdict, today };
        match self.decide(asked) {
            None => refused(RefusedBecause::Undecided),
            Some((Decision::Allow, policies)) => {
                Ok(Permit { asker: asker.clone(), action, person, policies, on: today })
            }
            Some((Decision::Deny, _)) => refused(self.why_not(asked)),
        }
    }

    /// Every rule, by number.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The decision and the numbers of the rules it rests on; none if a rule failed to be decided.
    fn decide(&self, asked: Asked<'_>) -> Option<(Decision, Vec<String>)> {
        let question = Question::new(&self.words, asked).ok()?;
        let answer = self.authorizer.is_authorized(&question.request, &self.policies, &question.entities);
        // A rule that fails is skipped by the engine. A skipped `forbid` would open a door, so nothing is allowed.
        if answer.diagnostics().errors().next().is_some() {
            return None;
        }
        let mut rules: Vec<_> = answer.diagnostics().reason().map(ToString::to_string).collect();
        rules.sort_unstable();
        Some((answer.decision(), rules))
    }

    /// That a record is limited is told only to those who would see it otherwise: to anybody else there is no record.
    fn why_not(&self, asked: Asked<'_>) -> RefusedBecause {
        let but_for_the_lists = || {
            let open = Asked { verdict: Verdict::Open, ..asked };
            matches!(self.decide(open), Some((Decision::Allow, _)))
        };
        match asked.verdict {
            _ if asked.asker.who == Who::Nobody => RefusedBecause::NotSignedIn,
            Verdict::Restricted { message } if but_for_the_lists() => {
                RefusedBecause::Restricted { message: message.to_owned() }
            }
            Verdict::Excluded { message } if but_for_the_lists() => {
                RefusedBecause::Excluded { message: message.to_owned() }
            }
            _ => RefusedBecause::NoRule,
        }
    }
}

/// The policies under their own numbers, and the list of rules.
fn numbered(text: &PolicySet) -> Result<(PolicySet, Vec<Rule>), PolicyError> {
    let mut rules = Vec::with_capacity(text.num_of_policies());
    let mut policies = PolicySet::new();
    for policy in text.policies() {
        let note = |key: &'static str| match policy.annotation(key) {
            Some(note) if !note.is_empty() => Ok(note.to_owned()),
            _ => Err(PolicyError::Unnamed { missing: key, rule: policy.to_string() }),
        };
        let (id, says) = (note("id")?, note("says")?);
        policies.add(policy.new_id(PolicyId::new(&id))).map_err(|error| PolicyError::SameNumber(Box::new(error)))?;
        rules.push(Rule { id, says, forbids: policy.effect() == cedar_policy::Effect::Forbid });
    }
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    Ok((policies, rules))
}
