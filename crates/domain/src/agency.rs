//! Agencies that owe a young adult something, and the posts their workers hold.

use core::fmt;

/// What kind of agency it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AgencyKind {
    /// A council with children's services: the corporate parent.
    LocalAuthority,
    /// A prison or young offender institution.
    Prison,
    /// A probation region.
    Probation,
    /// A charity or other voluntary organisation.
    Charity,
}

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $words:literal);* $(;)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Every value, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The code it is kept and exchanged under.
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code),* } }
            /// The words people use for it, in sentence case.
            pub const fn words(self) -> &'static str { match self { $(Self::$variant => $words),* } }
            /// The value with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}
pub(crate) use coded;

impl AgencyKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::LocalAuthority, Self::Prison, Self::Probation, Self::Charity];

    /// The code it is kept under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LocalAuthority => "local_authority",
            Self::Prison => "prison",
            Self::Probation => "probation",
            Self::Charity => "charity",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

coded! {
    /// The post somebody holds. What they may do follows from the post *and* from their place in a person's circle.
    Role {
        /// The person the record is about, on their own pages.
        YoungAdult = "young_adult", "Young adult";
        /// Somebody of the young adult's family, who sees what is shared with them. No post: nobody employs them.
        FamilyMember = "family_member", "Family member";
        /// A mentor, likewise.
        Mentor = "mentor", "Mentor";
        /// A friend or somebody else of the network, likewise.
        Supporter = "supporter", "Supporter";
        /// Leaving-care personal adviser (Children Act 1989, section 23D).
        PersonalAdviser = "personal_adviser", "Personal adviser";
        /// Manager of a leaving-care team.
        TeamManager = "team_manager", "Team manager";
        /// Prison offender manager.
        PrisonOffenderManager = "prison_offender_manager", "Prison offender manager";
        /// Community offender manager (probation).
        CommunityOffenderManager = "community_offender_manager", "Community offender manager";
        /// Prison key worker.
        KeyWorker = "key_worker", "Key worker";
        /// Prison reception officer: meets whoever arrives, and is in nobody's circle.
        ReceptionOfficer = "reception_officer", "Prison reception officer";
        /// Children's social worker.
        SocialWorker = "social_worker", "Social worker";
        /// Somebody who works with figures and never with named people.
        Analyst = "analyst", "Analyst";
        /// Answers for who sees what.
        InformationGovernanceLead = "information_governance_lead", "Information governance lead";
        /// Brings agencies' files in.
        DataOfficer = "data_officer", "Data officer";
        /// The command line on the machine itself.
        Operator = "operator", "Operator";
    }
}

impl Role {
    /// Whether this post is a statutory role of which a person has exactly one lead at any time.
    pub const fn is_statutory(self) -> bool {
        matches!(self, Self::PersonalAdviser | Self::PrisonOffenderManager | Self::CommunityOffenderManager)
    }

    /// Whether somebody of the network signs in as this: they see what a young adult shares with them, and nothing else.
    pub const fn is_of_network(self) -> bool {
        matches!(self, Self::FamilyMember | Self::Mentor | Self::Supporter)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}
