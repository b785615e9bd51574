//! The facts a decision rests on: the asker's own place in the circle, the team that leads, the two lists.

use domain::agency::Role;
use domain::circle::Membership;
use domain::id::{PersonId, SupporterId, TeamId, WorkerId};
use domain::limited_access::LimitedAccess;

/// Somebody of the network with whom the person shares something today: by their own word, and after a safety check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedWith {
    /// Who.
    pub supporter: SupporterId,
    /// Whether they may write comments.
    pub may_comment: bool,
}

/// What the store knows about a person that decides who may do what. Read again inside the transaction that changes
/// something (see [`crate::Permit::renew`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// Who.
    pub person: PersonId,
    /// The asker's own places in this person's circle, past ones too; anybody else's are disregarded.
    pub memberships: Vec<Membership>,
    /// The team of the personal adviser who leads today.
    pub lead_team: Option<TeamId>,
    /// The restriction and exclusion lists.
    pub limited: LimitedAccess,
    /// With whom the person shares something today; read only where somebody of the network asks.
    pub shared: Vec<SharedWith>,
}

/// What somebody asks about.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    /// The service: no person, or one who is not there.
    Service,
    /// A person.
    Person(&'a PersonFacts),
    /// Something recorded about a person: a contact or an event.
    Recorded {
        /// The person.
        facts: &'a PersonFacts,
        /// Who recorded it; none for what came in with an agency's files.
        recorded_by: Option<WorkerId>,
        /// As what they recorded it, if they have left the circle since.
        left_as: Option<Role>,
    },
}

impl<'a> About<'a> {
    /// The person's facts, if it is about one.
    pub const fn facts(self) -> Option<&'a PersonFacts> {
        match self {
            Self::Service => None,
            Self::Person(facts) | Self::Recorded { facts, .. } => Some(facts),
        }
    }
}

impl<'a> From<&'a PersonFacts> for About<'a> {
    fn from(facts: &'a PersonFacts) -> Self {
        Self::Person(facts)
    }
}

impl<'a> From<Option<&'a PersonFacts>> for About<'a> {
    fn from(facts: Option<&'a PersonFacts>) -> Self {
        facts.map_or(Self::Service, Self::Person)
    }
}
