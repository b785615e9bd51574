//! Who may see a claim: always the young adult, always those who hold it themselves, and of the others those whom the young
//! adult has not shut out.
//!
//! # What it says
//! The young adult says for each claim which groups of workers see it; their newest word binds from the moment it is kept.
//! Of an agency's claim on which they said nothing in particular, what they said of the leaving-care category holds; until
//! they have said anything, all three groups see it. Their own word is seen by those whom they ticked when they wrote it. A group always sees what it wrote down or brought itself: it knows it anyway. Their own word,
//! once they take it back, is seen by nobody but them. Where two entries are held to be one person, whoever was shut out
//! with either is shut out with both.
//!
//! # Source
//! [`super::source::KEPT_APART`]: a promise of this service. Whom an agency may tell is the agency's own legal basis, which
//! this does not widen.
//!
//! # Applies to
//! Every claim, and the leaving-care category that the duties rest on.
//!
//! # Example
//! Wren writes "I was in care" and ticks the council only: her personal adviser sees it, her offender manager in prison is
//! shown no claim at all.

use std::collections::BTreeSet;

use crate::agency::{AgencyKind, Role, coded};

coded! {
    /// Workers who see alike: those of one kind of agency.
    Group {
        /// The council's leaving-care team.
        Council = "council", "The council’s leaving-care team";
        /// The prison.
        Prison = "prison", "The prison";
        /// Probation.
        Probation = "probation", "Probation";
    }
}

/// The groups that see something.
pub type Sees = BTreeSet<Group>;

impl Group {
    /// All three.
    pub fn all() -> Sees {
        Self::ALL.iter().copied().collect()
    }

    /// To which group somebody in this post belongs, if they see anything of anybody's care.
    pub const fn of_role(role: Role) -> Option<Self> {
        match role {
            Role::PersonalAdviser | Role::SocialWorker | Role::TeamManager => Some(Self::Council),
            Role::PrisonOffenderManager | Role::KeyWorker => Some(Self::Prison),
            Role::CommunityOffenderManager => Some(Self::Probation),
            _ => None,
        }
    }

    /// The group of an agency of this kind, if its workers see anything of anybody's care.
    pub const fn of_agency(kind: AgencyKind) -> Option<Self> {
        match kind {
            AgencyKind::LocalAuthority => Some(Self::Council),
            AgencyKind::Prison => Some(Self::Prison),
            AgencyKind::Probation => Some(Self::Probation),
            AgencyKind::Charity => None,
        }
    }
}

/// Who reads the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The person it is about.
    YoungAdult,
    /// A worker of a group.
    Worker(Group),
}

impl Reader {
    /// As whom somebody in this post reads, if they read it at all.
    pub const fn of_role(role: Role) -> Option<Self> {
        match (role, Group::of_role(role)) {
            (Role::YoungAdult, _) => Some(Self::YoungAdult),
            (_, Some(group)) => Some(Self::Worker(group)),
            (_, None) => None,
        }
    }

    /// Whether the reader is shown something that `holder` holds and `sees` may see.
    pub fn is_shown(self, holder: Option<Group>, sees: &Sees) -> bool {
        match self {
            Self::YoungAdult => true,
            Self::Worker(group) => holder == Some(group) || sees.contains(&group),
        }
    }
}
