//! The one policy: numbered rules, each with its sentence, checked as a whole before anybody can ask.

use crate::cedar::{Matter, Question, Words};
use crate::{About, Action, Asker, Permit, Refused, RefusedBecause, Who};
use cedar_policy::{
    ActionConstraint, Authorizer, Decision, EntityUid, ParseErrors, PolicyId, PolicySet, PolicySetError, Schema,
    ValidationMode, Validator,
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
    /// The schema groups actions; rules are picked by the actions they name, one by one.
    #[error("the schema has a group of actions, {group}")]
    ActionGroup {
        /// Its name.
        group: String,
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
    /// For each action, in the order of [`Action::ALL`], the rules that can have a say in it.
    by_action: Vec<PolicySet>,
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
        if let Some(group) = schema.action_groups().next() {
            return Err(PolicyError::ActionGroup { group: group.to_string() });
        }
        let by_action = words.actions().iter().map(|action| with_a_say(action, &policies));
        let by_action = by_action.collect::<Result<_, _>>()?;
        Ok(Self { by_action, rules, words, authorizer: Authorizer::new() })
    }

    /// Whether `asker` may do this today, about the service or a person (`&facts`), or one of the things recorded about a person.
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
        let matter = Matter { asker, action, about, verdict, today };
        match self.decide(matter) {
            None => refused(RefusedBecause::Undecided),
            Some((Decision::Allow, policies)) => {
                Ok(Permit { asker: asker.clone(), action, person, policies, on: today })
            }
            Some((Decision::Deny, _)) => refused(self.why_not(matter)),
        }
    }

    /// Every rule, by number.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The decision and the numbers of the rules it rests on; none if a rule failed to be decided.
    fn decide(&self, matter: Matter<'_>) -> Option<(Decision, Vec<String>)> {
        let question = Question::new(&self.words, matter).ok()?;
        let policies = self.by_action.get(matter.action as usize)?;
        let answer = self.authorizer.is_authorized(&question.request, policies, &question.entities);
        // A rule that fails is skipped by the engine. A skipped `forbid` would open a door, so nothing is allowed.
        if answer.diagnostics().errors().next().is_some() {
            return None;
        }
        let mut rules: Vec<_> = answer.diagnostics().reason().map(ToString::to_string).collect();
        rules.sort_unstable();
        Some((answer.decision(), rules))
    }

    /// That a record is limited is told only to those who would see it otherwise: to anybody else there is no record.
    fn why_not(&self, matter: Matter<'_>) -> RefusedBecause {
        let but_for_the_lists = || {
            let open = Matter { verdict: Verdict::Open, ..matter };
            matches!(self.decide(open), Some((Decision::Allow, _)))
        };
        match matter.verdict {
            _ if matter.asker.who == Who::Nobody => RefusedBecause::NotSignedIn,
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
    rules.sort_by(|a, b| (a.id.len(), &a.id).cmp(&(b.id.len(), &b.id)));
    Ok((policies, rules))
}

/// The rules whose first line speaks of an action, or of all: deciding then costs a few rules, however many there are.
/// Sound because the schema has no groups of actions ([`PolicyError::ActionGroup`]).
fn with_a_say(action: &EntityUid, policies: &PolicySet) -> Result<PolicySet, PolicyError> {
    let has_a_say = |policy: &&cedar_policy::Policy| match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(only) => only == *action,
        ActionConstraint::In(these) => these.contains(action),
    };
    PolicySet::from_policies(policies.policies().filter(has_a_say).cloned())
        .map_err(|error| PolicyError::SameNumber(Box::new(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PersonFacts;
    use domain::id::PersonId;
    use domain::limited_access::LimitedAccess;

    const TODAY: Date = Date::constant(2026, 3, 12);

    /// The policies with one more.
    fn with(rule: &str) -> Result<Policy, PolicyError> {
        Policy::read(SCHEMA, &format!("{POLICIES}\n{rule}"))
    }

    fn wren() -> PersonFacts {
        let person = PersonId::from_bits(1);
        PersonFacts { person, memberships: vec![], lead_team: None, limited: LimitedAccess::default(), shared: vec![] }
    }

    #[test]
    fn each_rule_has_a_number_and_one_plain_sentence() {
        let policy = Policy::load().unwrap();
        for Rule { id, says, .. } in policy.rules() {
            let number = id.strip_prefix('P').filter(|digits| matches!(digits.len(), 2 | 3));
            assert!(number.is_some_and(|digits| digits.chars().all(|c| c.is_ascii_digit())), "{id}");
            assert!(says.starts_with(char::is_uppercase) && says.is_ascii() && !says.contains('.'), "{says}");
        }
        assert!(policy.rules().is_sorted_by(|a, b| (a.id.len(), &a.id) < (b.id.len(), &b.id)));
        let forbids: Vec<_> = policy.rules().iter().filter(|rule| rule.forbids).map(|rule| rule.id.as_str()).collect();
        assert_eq!(forbids, ["P90", "P91"]);
    }

    #[test]
    fn a_policy_with_a_slip_is_not_loaded() {
        let named = "@id(\"P99\") @says(\"A slip\")";
        for (slip, rule) in [
            ("a post that is not", "when { principal has role && principal.role == Role::\"personal_advisor\" };"),
            ("an attribute that is not", "when { principal.rank == 3 };"),
            ("an attribute that may be missing", "when { principal.team == Team::\"1\" };"),
            (
                "different things compared",
                "when { principal has team && principal has agency && principal.team == principal.agency };",
            ),
            ("never true", "when { 1 == 2 };"),
        ] {
            let rule = format!("{named} permit (principal is Worker, action == Action::\"SeeTeam\", resource) {rule}");
            assert!(matches!(with(&rule), Err(PolicyError::Invalid { .. })), "{slip}");
        }
        for (slip, rule) in [
            ("an action that is not", "permit (principal, action == Action::\"SeeTeams\", resource);"),
            (
                "an action about the service, matter about a person",
                "permit (principal, action == Action::\"SeeTeam\", resource is Person);",
            ),
        ] {
            assert!(matches!(with(&format!("{named} {rule}")), Err(PolicyError::Invalid { .. })), "{slip}");
        }
        let anything = "permit (principal, action, resource);";
        let missing = |rule: &str| match with(rule) {
            Err(PolicyError::Unnamed { missing, .. }) => missing,
            other => panic!("{other:?}"),
        };
        assert_eq!(missing(&format!("@says(\"A slip\") {anything}")), "id");
        assert_eq!(missing(&format!("@id(\"P99\") {anything}")), "says");
        assert_eq!(missing(&format!("@id(\"P99\") @says {anything}")), "says");
        let twice = with(&format!("@id(\"P01\") @says(\"A slip\") {anything}"));
        assert!(matches!(twice, Err(PolicyError::SameNumber(_))));
        assert!(matches!(with("permit (principal"), Err(PolicyError::Text(_))));
    }

    #[test]
    fn the_schema_and_the_doors_know_the_same_actions() {
        let more = format!("{SCHEMA} action Erase appliesTo {{ principal: [Worker], resource: [Person] }};");
        let other = Policy::read(&more, POLICIES).unwrap_err();
        assert!(matches!(other, PolicyError::OtherActions { action } if action.contains("Erase")));
        let grouped = SCHEMA.replace("WithdrawEvent appliesTo", "WithdrawEvent in [Action::\"RecordEvent\"] appliesTo");
        assert!(matches!(Policy::read(&grouped, POLICIES), Err(PolicyError::ActionGroup { .. })));
        assert!(matches!(Policy::read("entity", POLICIES), Err(PolicyError::Schema(_))));
    }

    #[test]
    fn a_rule_that_forbids_beats_every_other() {
        let closed = with("@id(\"P99\") @says(\"Closed\") forbid (principal, action, resource);").unwrap();
        let open = with("@id(\"P99\") @says(\"Open\") permit (principal, action, resource);").unwrap();
        for &action in Action::ALL {
            let asker = Asker::operator("throughline".into());
            let refused = closed.ask(&asker, action, &wren(), TODAY).unwrap_err();
            assert_eq!(refused.because, RefusedBecause::NoRule, "{action:?}");
            assert!(open.ask(&asker, action, &wren(), TODAY).is_ok(), "{action:?}");
        }
    }

    #[test]
    fn a_rule_that_cannot_be_decided_opens_nothing() {
        let overflow = "when { 9223372036854775807 + 1 > 0 };";
        for effect in ["permit", "forbid"] {
            let rule = format!("@id(\"P99\") @says(\"A slip\") {effect} (principal, action, resource) {overflow}");
            let policy = with(&rule).unwrap();
            let refused = policy.ask(&Asker::nobody(), Action::ViewPublicPage, None, TODAY).unwrap_err();
            assert_eq!(refused.because, RefusedBecause::Undecided, "{effect}");
        }
    }
}
