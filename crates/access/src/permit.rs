//! The two answers: a permit, which only the policy can make and every change needs, or a refusal with its reason.

use crate::{About, Action, Asker, Policy, Purpose};
use core::fmt;
use domain::Date;
use domain::id::PersonId;

/// Proof that the policy allowed this asker this action about this person on this day.
///
/// There is no other way to get one, and no way to copy one:
///
/// ```compile_fail
/// fn twice(permit: &access::Permit) -> access::Permit { permit.clone() }
/// ```
///
/// ```compile_fail
/// # fn asker() -> access::Asker { access::Asker::nobody() }
/// let forged = access::Permit { asker: asker(), action: access::Action::Operate };
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Permit {
    pub(crate) asker: Asker,
    pub(crate) action: Action,
    pub(crate) person: Option<PersonId>,
    pub(crate) policies: Vec<String>,
    pub(crate) on: Date,
}

impl Permit {
    /// Who was allowed.
    pub const fn asker(&self) -> &Asker {
        &self.asker
    }

    /// What they may do.
    pub const fn action(&self) -> Action {
        self.action
    }

    /// About whom; none where the action is about the service.
    pub const fn person(&self) -> Option<PersonId> {
        self.person
    }

    /// What they act for.
    pub const fn purpose(&self) -> Purpose {
        self.asker.purpose()
    }

    /// The numbers of the rules that allow it, in order: `["P10"]`.
    pub fn policies(&self) -> &[String] {
        &self.policies
    }

    /// The day it holds for.
    pub const fn on(&self) -> Date {
        self.on
    }

    /// Asks again, with facts read inside the transaction that changes something: between opening a form and sending it
    /// a place may have ended or a list may have been set.
    pub fn renew<'a>(&self, policy: &Policy, about: impl Into<About<'a>>, today: Date) -> Result<Self, Box<Refused>> {
        let about = about.into();
        match (self.person, about.facts()) {
            (Some(asked), Some(facts)) if facts.person != asked => {
                Err(Refused::new(&self.asker, self.action, Some(facts.person), RefusedBecause::AnotherPerson))
            }
            _ => policy.ask(&self.asker, self.action, about, today),
        }
    }
}

/// Somebody was refused: written to the audit. A stranger is told no more than that there is no such page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} may not {}: {because}", asker.role_code(), action.words())]
pub struct Refused {
    /// Who asked.
    pub asker: Asker,
    /// What they acted for.
    pub purpose: Purpose,
    /// What they asked to do.
    pub action: Action,
    /// About whom, where the person is there.
    pub person: Option<PersonId>,
    /// Why not.
    pub because: RefusedBecause,
}

impl Refused {
    pub(crate) fn new(asker: &Asker, action: Action, person: Option<PersonId>, because: RefusedBecause) -> Box<Self> {
        Box::new(Self { asker: asker.clone(), purpose: asker.purpose(), action, person, because })
    }
}

/// Why somebody was refused. Shown without the lists' messages, which may speak of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusedBecause {
    /// They are not signed in.
    NotSignedIn,
    /// It is about a person, and there is none.
    NobodyThere,
    /// No rule allows it.
    NoRule,
    /// A rule would allow it, but the record is restricted and they are not on its list.
    Restricted {
        /// What the list says to show them.
        message: String,
    },
    /// A rule would allow it, but they are excluded from the record.
    Excluded {
        /// What the list says to show them.
        message: String,
    },
    /// The permit was for somebody else's record.
    AnotherPerson,
    /// A rule could not be decided: then nothing is allowed.
    Undecided,
}

impl RefusedBecause {
    /// What to show instead of the record, to somebody who would otherwise see it.
    pub fn message(&self) -> Option<&str> {
        match self {
            Self::Restricted { message } | Self::Excluded { message } => Some(message),
            _ => None,
        }
    }
}

impl fmt::Display for RefusedBecause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSignedIn => "not signed in",
            Self::NobodyThere => "there is no such person",
            Self::NoRule => "no rule allows it",
            Self::Restricted { .. } => "the record is restricted",
            Self::Excluded { .. } => "excluded from the record",
            Self::AnotherPerson => "the permit was for another person",
            Self::Undecided => "a rule could not be decided",
        })
    }
}
