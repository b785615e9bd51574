//! Whose words they are, who typed them in, and who is to do something.

use crate::agency::{AgencyKind, Role, coded};
use crate::id::WorkerId;

coded! {
    /// Somebody whose plan it is too: who writes in it and is asked whether they agree.
    Party {
        /// The person the plan is about.
        YoungAdult = "young_adult", "Young adult";
        /// Leaving-care personal adviser.
        PersonalAdviser = "personal_adviser", "Personal adviser";
        /// Prison offender manager.
        PrisonOffenderManager = "prison_offender_manager", "Prison offender manager";
        /// Community offender manager.
        CommunityOffenderManager = "community_offender_manager", "Community offender manager";
        /// Prison key worker.
        KeyWorker = "key_worker", "Key worker";
        /// Children's social worker.
        SocialWorker = "social_worker", "Social worker";
        /// Somebody of the family, by blood or not.
        FamilyMember = "family_member", "Family member";
        /// A mentor.
        Mentor = "mentor", "Mentor";
        /// A friend, or somebody else of the network.
        Supporter = "supporter", "Supporter";
    }
}

impl Party {
    /// As whom somebody in this post writes in the plan, if they do.
    pub const fn of_role(role: Role) -> Option<Self> {
        match role {
            Role::YoungAdult => Some(Self::YoungAdult),
            Role::PersonalAdviser => Some(Self::PersonalAdviser),
            Role::PrisonOffenderManager => Some(Self::PrisonOffenderManager),
            Role::CommunityOffenderManager => Some(Self::CommunityOffenderManager),
            Role::KeyWorker => Some(Self::KeyWorker),
            Role::SocialWorker => Some(Self::SocialWorker),
            Role::FamilyMember => Some(Self::FamilyMember),
            Role::Mentor => Some(Self::Mentor),
            Role::Supporter => Some(Self::Supporter),
            Role::TeamManager
            | Role::ReceptionOfficer
            | Role::Analyst
            | Role::InformationGovernanceLead
            | Role::DataOfficer
            | Role::Operator => None,
        }
    }
}

coded! {
    /// Who does a step.
    Actor {
        /// The person the plan is about.
        YoungAdult = "young_adult", "Young adult";
        /// Leaving-care personal adviser.
        PersonalAdviser = "personal_adviser", "Personal adviser";
        /// Prison offender manager.
        PrisonOffenderManager = "prison_offender_manager", "Prison offender manager";
        /// Community offender manager.
        CommunityOffenderManager = "community_offender_manager", "Community offender manager";
        /// Prison key worker.
        KeyWorker = "key_worker", "Key worker";
        /// Children's social worker.
        SocialWorker = "social_worker", "Social worker";
        /// A service: housing, health, learning, a charity.
        Provider = "provider", "Service";
        /// Somebody of the family, by blood or not.
        FamilyMember = "family_member", "Family member";
        /// A mentor.
        Mentor = "mentor", "Mentor";
    }
}

impl Actor {
    /// The kind of agency that answers for the step; none where no agency does, and none for a service, which is named.
    pub const fn agency(self) -> Option<AgencyKind> {
        match self {
            Self::PersonalAdviser | Self::SocialWorker => Some(AgencyKind::LocalAuthority),
            Self::PrisonOffenderManager | Self::KeyWorker => Some(AgencyKind::Prison),
            Self::CommunityOffenderManager => Some(AgencyKind::Probation),
            Self::YoungAdult | Self::Provider | Self::FamilyMember | Self::Mentor => None,
        }
    }

    /// The post whose worker does it, if it is one that holds a place in the circle.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::YoungAdult => Some(Role::YoungAdult),
            Self::PersonalAdviser => Some(Role::PersonalAdviser),
            Self::PrisonOffenderManager => Some(Role::PrisonOffenderManager),
            Self::CommunityOffenderManager => Some(Role::CommunityOffenderManager),
            Self::KeyWorker => Some(Role::KeyWorker),
            Self::SocialWorker => Some(Role::SocialWorker),
            Self::Provider | Self::FamilyMember | Self::Mentor => None,
        }
    }
}

coded! {
    /// How words came into the plan.
    How {
        /// Whoever said them typed them.
        Here = "here", "typed by them";
        /// Written on paper; somebody else typed them in, as theirs.
        FromPaper = "from_paper", "from paper";
        /// Said; somebody else typed them in, as theirs.
        Spoken = "spoken", "from what they said";
    }
}

/// A worker who typed somebody else's words in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TypedBy {
    /// Who.
    pub worker: WorkerId,
    /// By name.
    pub name: String,
    /// From where.
    pub how: How,
}

/// Whose words they are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Author {
    /// As whom they speak.
    pub whose: Party,
    /// By name: "Wren Alder", "Ada Linden".
    pub name: String,
    /// Who typed them in, where it was somebody else.
    pub typed_by: Option<TypedBy>,
}

impl Author {
    /// Somebody who typed their own words.
    pub const fn own(whose: Party, name: String) -> Self {
        Self { whose, name, typed_by: None }
    }

    /// Whether the words are the young adult's own, whoever typed them.
    pub const fn is_young_adult(&self) -> bool {
        matches!(self.whose, Party::YoungAdult)
    }

    /// How the words came into the plan.
    pub fn how(&self) -> How {
        self.typed_by.as_ref().map_or(How::Here, |typed_by| typed_by.how)
    }
}
