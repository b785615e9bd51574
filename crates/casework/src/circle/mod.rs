//! A person's circle as it stands: who walks alongside them, and what the lists of limited access say.

mod kept;
mod place;
mod rows;
mod voice;

pub(crate) use kept::membership_of;
pub(crate) use place::renew_upon;
pub use place::{Place, renew};
pub(crate) use voice::Spoken;
pub use voice::Voice;

use access::{About, Asker, PersonFacts, SharedWith, Who};
use domain::Date;
use domain::agency::Role;
use domain::circle::Membership;
use domain::id::{PersonId, TeamId, WorkerId};
use domain::limited_access::LimitedAccess;
use domain::network::Network;
use store::{Rows, StoreError};

/// A place in the circle with the name of who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The place.
    pub membership: Membership,
    /// Who, by name.
    pub name: String,
    /// Their team.
    pub team: Option<TeamId>,
    /// Their address for e-mail.
    pub address: String,
    /// Their agency, by name.
    pub agency: String,
}

/// Who recorded something, and as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorder {
    /// Who.
    pub worker: WorkerId,
    /// The place they held in the circle then.
    pub role: Role,
}

/// The circle and the lists of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircleOf {
    /// Whose.
    pub person: PersonId,
    /// Every place, past and future ones too, oldest first.
    pub members: Vec<Member>,
    /// Who may not look, or who alone may.
    pub limited: LimitedAccess,
    /// With whom of their network they share something today; read only where one of these asks.
    pub shared: Vec<SharedWith>,
    /// That network; read only where one of these asks.
    pub network: Option<Network>,
}

impl CircleOf {
    /// A circle in which nobody stands, on whose lists nobody is.
    pub(crate) fn empty(person: PersonId) -> Self {
        Self { person, members: Vec::new(), limited: LimitedAccess::default(), shared: Vec::new(), network: None }
    }

    /// Reads the circle of `person`: two questions. Somebody who does not exist has an empty circle.
    pub async fn load(rows: &impl Rows, person: PersonId) -> Result<Self, StoreError> {
        let (members, limited) = (rows::members(rows, person).await?, rows::limited(rows, person).await?);
        Ok(Self { members, limited, ..Self::empty(person) })
    }

    /// The places held today.
    pub fn current(&self, today: Date) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| member.membership.is_current(today))
    }

    /// Who leads as `role` today.
    pub fn lead(&self, role: Role, today: Date) -> Option<&Member> {
        self.current(today).find(|member| member.membership.role == role && member.membership.lead)
    }

    /// What the policy must know of this person to answer `asker`.
    pub fn facts_for(&self, asker: &Asker, today: Date) -> PersonFacts {
        let memberships = match asker.who {
            Who::Worker(worker) => {
                self.members.iter().map(|m| &m.membership).filter(|m| m.worker == worker).cloned().collect()
            }
            _ => Vec::new(),
        };
        PersonFacts {
            person: self.person,
            memberships,
            lead_team: self.lead(Role::PersonalAdviser, today).and_then(|member| member.team),
            limited: self.limited.clone(),
            shared: self.shared.clone(),
        }
    }

    /// What the policy is asked about: the person of `facts`, or something that `by` recorded about them.
    pub fn recorded<'a>(&self, facts: &'a PersonFacts, by: Option<Recorder>, today: Date) -> About<'a> {
        let has_left = |by: &Recorder| !self.current(today).any(|member| member.membership.worker == by.worker);
        About::Recorded { facts, recorded_by: by.map(|by| by.worker), left_as: by.filter(has_left).map(|by| by.role) }
    }
}
