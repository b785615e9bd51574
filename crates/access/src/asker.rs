//! Who asks, and for what purpose: the purpose follows from the post, nobody claims another.

use domain::agency::Role;
use domain::id::{AccountId, AgencyId, PersonId, SupporterId, TeamId, WorkerId};

/// Somebody at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker {
    /// The account they signed in with; [`Asker::NO_ACCOUNT`] for the operator and for nobody.
    pub account: AccountId,
    /// Who they are.
    pub who: Who,
    /// The name others see, also later: "Ada Linden".
    pub name: String,
    /// The post they hold; none for nobody.
    pub role: Option<Role>,
    /// The agency they work for.
    pub agency: Option<AgencyId>,
    /// The team they belong to.
    pub team: Option<TeamId>,
}

/// What kind of asker it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// Somebody who works for an agency.
    Worker(WorkerId),
    /// The person a record is about.
    YoungAdult(PersonId),
    /// Somebody of a young adult's network.
    Supporter {
        /// Of whose network.
        of: PersonId,
        /// Who.
        supporter: SupporterId,
    },
    /// The command line on the machine itself.
    Operator,
    /// Not signed in.
    Nobody,
}

impl Asker {
    /// In place of an account where there is none.
    pub const NO_ACCOUNT: AccountId = AccountId::from_bits(0);

    /// The person a record is about, signed in.
    pub const fn young_adult(account: AccountId, person: PersonId, name: String) -> Self {
        let role = Some(Role::YoungAdult);
        Self { account, who: Who::YoungAdult(person), name, role, agency: None, team: None }
    }

    /// Somebody of a young adult's network, signed in; `role` is what they are to the young adult.
    pub const fn supporter(
        account: AccountId,
        (of, supporter): (PersonId, SupporterId),
        name: String,
        role: Role,
    ) -> Self {
        let who = Who::Supporter { of, supporter };
        Self { account, who, name, role: Some(role), agency: None, team: None }
    }

    /// The command line; `name` is the system account it runs under.
    pub const fn operator(name: String) -> Self {
        let role = Some(Role::Operator);
        Self { account: Self::NO_ACCOUNT, who: Who::Operator, name, role, agency: None, team: None }
    }

    /// Somebody who is not signed in.
    pub const fn nobody() -> Self {
        Self { account: Self::NO_ACCOUNT, who: Who::Nobody, name: String::new(), role: None, agency: None, team: None }
    }

    /// Who they are as a worker, if they are one.
    pub const fn worker(&self) -> Option<WorkerId> {
        match self.who {
            Who::Worker(worker) => Some(worker),
            Who::YoungAdult(_) | Who::Supporter { .. } | Who::Operator | Who::Nobody => None,
        }
    }

    /// The code of their post, for the audit; `nobody` where there is none.
    pub const fn role_code(&self) -> &'static str {
        match self.role {
            Some(role) => role.code(),
            None => "nobody",
        }
    }

    /// What they act for.
    pub const fn purpose(&self) -> Purpose {
        match (self.who, self.role) {
            (Who::Nobody, _) | (Who::Worker(_), None) => Purpose::SigningIn,
            (Who::Operator, _) => Purpose::Operation,
            (Who::YoungAdult(_), _) => Purpose::OwnRecord,
            (Who::Supporter { .. }, _) => Purpose::Shared,
            (Who::Worker(_), Some(role)) => Purpose::of(role),
        }
    }
}

macro_rules! purposes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $words:literal);* $(;)?) => {
        /// What somebody acts for: kept with everything done, seen and refused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Purpose { $($(#[$doc])* $variant),* }

        impl Purpose {
            /// The code it is kept under.
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code),* } }
            /// The words for it, to follow "in order".
            pub const fn words(self) -> &'static str { match self { $(Self::$variant => $words),* } }
            /// The purpose with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

purposes! {
    /// Working with the young adult.
    Support = "support", "to support the young adult";
    /// Answering for a team's work.
    Oversight = "oversight", "to look after the team's work";
    /// One's own record.
    OwnRecord = "own_record", "to see their own record";
    /// What a young adult shares with somebody of their network.
    Shared = "shared", "to see what the young adult shares with them";
    /// Answering for who sees what.
    Governance = "governance", "to answer for who sees what";
    /// Bringing agencies' files in.
    BringingIn = "bringing_in", "to bring agencies' records in";
    /// Receiving somebody into prison.
    Reception = "reception", "to receive somebody into prison";
    /// Working with figures.
    Figures = "figures", "to work with figures about nobody in particular";
    /// Running the service.
    Operation = "operation", "to keep the service running";
    /// Signing in.
    SigningIn = "signing_in", "to sign in";
}

impl Purpose {
    const fn of(role: Role) -> Self {
        match role {
            Role::PersonalAdviser
            | Role::PrisonOffenderManager
            | Role::CommunityOffenderManager
            | Role::KeyWorker
            | Role::SocialWorker => Self::Support,
            Role::TeamManager => Self::Oversight,
            Role::YoungAdult => Self::OwnRecord,
            Role::FamilyMember | Role::Mentor | Role::Supporter => Self::Shared,
            Role::InformationGovernanceLead => Self::Governance,
            Role::DataOfficer => Self::BringingIn,
            Role::ReceptionOfficer => Self::Reception,
            Role::Analyst => Self::Figures,
            Role::Operator => Self::Operation,
        }
    }
}
